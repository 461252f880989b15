import type { ShownValue } from './few-people';
import type { FigureValue } from './figure';

const idOf = ({ code, key }: Pick<FigureValue, 'code' | 'key'>): string => `${code}\n${key ?? ''}`;

/**
 * A sum of several returns as the union above reads it: hidden where those of them that are over few people are alone in
 * it, or few together, since the other returns would tell them.
 */
export function hideFewContributors(
  sums: readonly FigureValue[],
  returns: readonly (readonly FigureValue[])[],
  fewest: number,
): ShownValue[] {
  const few = new Map<string, number[]>();
  for (const value of returns.flat())
    if (value.people !== null && value.people > 0 && value.people < fewest)
      few.set(idOf(value), [...(few.get(idOf(value)) ?? []), value.people]);
  return sums.map((sum) => {
    const people = few.get(idOf(sum)) ?? [];
    const tells = people.length === 1 || (people.length > 1 && people.reduce((all, each) => all + each, 0) < fewest);
    return tells ? { ...sum, value: null, unknown: 0, people: null, hidden: true } : { ...sum, hidden: false };
  });
}
