/** Only what differs from what was seen, so that saving writes over nothing that somebody else changed meanwhile. */
export function changedFields<T extends object>(seen: Partial<T>, values: T): Partial<T> {
  const told = (value: unknown) => JSON.stringify(value === undefined || value === '' ? null : value);
  const differs = ([key, value]: [string, unknown]) => told(value) !== told(seen[key as keyof T]);
  return Object.fromEntries(Object.entries(values).filter(differs)) as Partial<T>;
}
