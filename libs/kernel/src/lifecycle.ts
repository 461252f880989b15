/** One row of a lifecycle: where the action may start and where it ends. */
export interface Transition<Status extends string> {
  readonly from: readonly Status[];
  readonly to: Status;
}

export type Lifecycle<Status extends string, Action extends string> = Readonly<Record<Action, Transition<Status>>>;

/** Where `action` leads from `status`, or undefined when it may not be taken there. */
export function nextStatus<S extends string, A extends string>(
  lifecycle: Lifecycle<S, A>,
  status: S,
  action: A,
): S | undefined {
  const row = lifecycle[action];
  return row.from.includes(status) ? row.to : undefined;
}

/** The actions open from `status`; the screen draws its buttons from this list. */
export function openActions<S extends string, A extends string>(lifecycle: Lifecycle<S, A>, status: S): A[] {
  return (Object.keys(lifecycle) as A[]).filter((action) => lifecycle[action].from.includes(status));
}
