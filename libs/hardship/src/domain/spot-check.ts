/** How many of `onFile` files a year's spot checks have to draw: rounded up, so that the rate is never missed. */
export const neededBySpotCheck = (onFile: number, percent: number): number => Math.ceil((onFile * percent) / 100);

/**
 * Draws `count` of the files. The same seed, files and count give the same files in the same order, whoever draws them
 * again; without the seed nobody knows beforehand who is drawn.
 * @param rankOf a hash of seed and id, as text
 */
export function drawSpotCheck<Id extends string>(
  population: readonly Id[],
  count: number,
  rankOf: (id: Id) => string,
): Id[] {
  const ranked = population.map((id) => [rankOf(id), id] as const);
  ranked.sort(([one, a], [other, b]) => (one === other ? (a < b ? -1 : 1) : one < other ? -1 : 1));
  return ranked.slice(0, Math.max(0, count)).map(([, id]) => id);
}
