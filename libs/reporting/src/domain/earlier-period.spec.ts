import type { CivilDate } from '@app/kernel';
import type { ShownValue } from './few-people';
import { besideNow, ofEarlierPeriod } from './earlier-period';
import { yearPeriod } from './period';

const shown = (code: string, value: bigint | null, key: string | null = null): ShownValue => ({
  ...{ code, key, label: key, value, unknown: 0, people: null, hidden: false },
});
const ledgerOf = (code: string): string => code.split('.')[0]!;
const earlier = (firstDay: string, ...values: ShownValue[]) =>
  ofEarlierPeriod(values, ledgerOf, yearPeriod(2025), firstDay as CivilDate);

describe('the numbers of an earlier period', () => {
  const values = [shown('visits.persons', 0n), shown('members.all', 30n), shown('members.new', 0n)];

  it('are 0 since the union works here', () => expect(earlier('2025-12-31', ...values)).toEqual(values));

  it('of before then are unknown where nothing of the ledger has come in, and 0 beside what has', () =>
    expect(earlier('2026-01-01', ...values).map(({ value }) => value)).toEqual([null, 30n, 0n]));

  it('a part that is not there was nothing, unless nobody knows the whole', () => {
    const part = shown('visits.persons', 3n, '生育');
    expect(besideNow([shown('visits.persons', 9n)])(part)).toBeUndefined();
    expect(besideNow([shown('visits.persons', null)])(part)).toMatchObject({ value: null });
    expect(besideNow([shown('visits.persons', 9n), shown('visits.persons', 2n, '生育')])(part)).toMatchObject({
      value: 2n,
    });
  });
});
