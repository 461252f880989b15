/** For a script run by the benchmark: takes one message, sends `{ result }` and ends. */
export function answer<Input, Result>(work: (input: Input) => Promise<Result>): void {
  process.once('message', (input: Input) => {
    work(input).then(
      (result) => process.send?.({ result }, () => process.exit(0)),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  });
}
