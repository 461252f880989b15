import type { CivilDate } from '@app/kernel';
import { checkTerm, OFFICE_TITLES, overlaps, type Term } from './office';

const day = (text: string): CivilDate => text as CivilDate;
const term = (title: Term['title'], from: string, until: string | null = null): Term => ({
  title,
  validFrom: day(from),
  validUntil: until === null ? null : day(until),
});

describe('terms of office', () => {
  it.each([
    ['2020-01-01', '2022-12-31', '2023-01-01', null, false],
    ['2020-01-01', '2023-01-01', '2023-01-01', null, true],
    ['2020-01-01', null, '2023-01-01', '2023-06-30', true],
    ['2023-07-01', null, '2023-01-01', '2023-06-30', false],
  ])('%s–%s and %s–%s overlap: %s', (fromA, untilA, fromB, untilB, expected) => {
    const [a, b] = [term('chair', fromA, untilA), term('chair', fromB, untilB)];
    expect([overlaps(a, b), overlaps(b, a)]).toEqual([expected, expected]);
  });

  it('refuses a second chair in the same days, not a second vice-chair', () => {
    const chair = term('chair', '2023-01-01');
    expect(() => checkTerm('union', term('chair', '2024-01-01'), [chair])).toThrow('organization.office-taken');
    expect(() => checkTerm('union', term('vice-chair', '2024-01-01'), [chair])).not.toThrow();
    expect(() =>
      checkTerm('union', term('chair', '2024-01-01'), [term('chair', '2020-01-01', '2023-12-31')]),
    ).not.toThrow();
  });

  it.each(OFFICE_TITLES.map((title) => [title]))('gives a group only its leader: %s', (title) => {
    const inGroup = () => checkTerm('group', term(title, '2024-01-01'), []);
    const inUnion = () => checkTerm('union', term(title, '2024-01-01'), []);
    expect(title === 'group-leader' ? inUnion : inGroup).toThrow('organization.title-does-not-fit');
    expect(title === 'group-leader' ? inGroup : inUnion).not.toThrow();
  });

  it('refuses a term that ends before it begins', () => {
    expect(() => checkTerm('union', term('chair', '2024-01-01', '2023-12-31'), [])).toThrow(
      'organization.term-out-of-order',
    );
  });
});
