import { civilDate } from '@app/kernel';
import { amountByRule, checkAmount, checkStay, coverOf, leftOf } from './cover';

const day = civilDate;
const term = { startsOn: day('2026-01-01'), endsOn: day('2026-12-31'), waitingDays: 30 };
const benefit = { sharePercent: 13, capFen: 5_000_000n };

describe('cover by a plan', () => {
  it('begins with the term, and after the waiting days for who is new', () => {
    expect(coverOf(term, null, day('2025-12-01'), false)).toEqual({
      ...{ startsOn: '2026-01-01', endsOn: '2026-12-31', coveredFrom: '2026-01-31' },
    });
  });
  it('has no waiting days after a renewal without a gap', () =>
    expect(coverOf(term, null, day('2025-12-01'), true).coveredFrom).toBe('2026-01-01'));
  it('begins today in a term that runs', () =>
    expect(coverOf(term, null, day('2026-03-01'), false)).toMatchObject({
      startsOn: '2026-03-01',
      coveredFrom: '2026-03-31',
    }));
  it.each([
    [term, day('2025-12-31'), day('2026-01-01'), 'enrolment.day-outside-term'],
    [term, null, day('2027-01-01'), 'enrolment.term-over'],
    [{ ...term, endsOn: null }, null, day('2026-01-01'), 'enrolment.term-unknown'],
  ])('is refused outside the term', (of, from, today, code) =>
    expect(() => coverOf(of, from, today, false)).toThrow(expect.objectContaining({ code })),
  );
});

describe('a claim', () => {
  const cover = { startsOn: day('2026-01-01'), endsOn: day('2026-12-31'), coveredFrom: day('2026-01-31') };
  const stay = (admittedOn: string, dischargedOn: string) => ({
    admittedOn: day(admittedOn),
    dischargedOn: day(dischargedOn),
  });
  it.each([
    ['2026-01-30', '2026-02-03', '2026-02-10', 'claim.before-cover'],
    ['2027-01-01', '2027-01-03', '2027-01-10', 'claim.after-cover'],
    ['2026-03-01', '2026-03-09', '2026-10-01', 'claim.too-late'],
    ['2026-03-01', '2026-03-09', '2026-03-08', 'claim.day-ahead'],
    ['2026-03-09', '2026-03-01', '2026-03-10', 'claim.days-turned-round'],
  ])('for %s to %s asked on %s is refused by %s', (from, to, today, code) =>
    expect(() => checkStay(stay(from, to), cover, 180, day(today))).toThrow(expect.objectContaining({ code })),
  );
  it('for a stay that began on the last day of the term is taken', () =>
    expect(() => checkStay(stay('2026-12-31', '2027-01-05'), cover, 180, day('2027-01-06'))).not.toThrow());

  it('gets its share of what was paid oneself, below the cap of the term', () => {
    expect(amountByRule(benefit, 100_050n, 0n)).toBe(13_006n);
    expect(amountByRule(benefit, 100_000n, 4_999_000n)).toBe(1_000n);
    expect(amountByRule({ ...benefit, sharePercent: null }, 100_000n, 0n)).toBeNull();
    expect(leftOf(benefit, 6_000_000n)).toBe(0n);
  });
  it.each([
    [0n, 0n, 'claim.amount-missing'],
    [2_000n, 4_999_000n, 'claim.over-cap'],
    [100_001n, 0n, 'claim.over-self-paid'],
  ])('of %s with %s given before is refused by %s', (amount, given, code) =>
    expect(() => checkAmount(amount, benefit, 100_000n, given)).toThrow(expect.objectContaining({ code })),
  );
});
