/** Waits for what may never come, but not for ever: whoever ends does not wait for a queue that is away. */
export async function atMost(ms: number, ...waited: Promise<unknown>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([Promise.allSettled(waited), patience]);
  clearTimeout(timer);
}

/** A connection that is just being made anew is closed at once or never. */
export const CONNECTIONS_MAY_TAKE_MS = 5_000;
