import { type CivilDate, DomainProblem } from '@app/kernel';
import { checkRule, dueBefore, type RetentionRule, yearsOn } from './retention-rule';

const FILE = { code: 'hardship-file', years: 10, leastYears: 10 };
const day = (text: string) => text as CivilDate;
const aRule = (years: number, fromOn: string, kind = FILE.code): RetentionRule => ({
  kind,
  years,
  fromOn: day(fromOn),
});

const refusal = (act: () => void): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof DomainProblem) return error.code;
    throw error;
  }
};

describe('how long a kind of record is kept', () => {
  it('is what the kind says while no rule is in force', () => {
    expect(yearsOn(FILE, [], day('2026-03-01'))).toBe(10);
    expect(yearsOn(FILE, [aRule(20, '2026-03-02'), aRule(15, '2020-01-01', 'visit')], day('2026-03-01'))).toBe(10);
  });

  it('is what the latest rule in force says', () => {
    const rules = [aRule(20, '2027-01-01'), aRule(12, '2025-01-01'), aRule(15, '2026-01-01')];
    expect(yearsOn(FILE, rules, day('2025-06-01'))).toBe(12);
    expect(yearsOn(FILE, rules, day('2026-01-01'))).toBe(15);
    expect(yearsOn(FILE, rules, day('2027-01-01'))).toBe(20);
  });

  it('is never less than the law asks for, whatever a rule of before said', () =>
    expect(yearsOn(FILE, [aRule(3, '2020-01-01')], day('2026-01-01'))).toBe(10));

  it('ends so many years after the end of the record', () =>
    expect(dueBefore(day('2036-02-29'), 10)).toBe('2026-02-28'));

  it('is set for known kinds, from today on, and not below the least', () => {
    const today = day('2026-03-01');
    expect(refusal(() => checkRule(FILE, aRule(12, '2026-03-01'), today))).toBeNull();
    expect(refusal(() => checkRule(undefined, aRule(12, '2026-03-01', 'tax'), today))).toBe(
      'retention-rule.unknown-kind',
    );
    expect(refusal(() => checkRule(FILE, aRule(9, '2026-03-01'), today))).toBe('retention-rule.too-short');
    expect(refusal(() => checkRule(FILE, aRule(12, '2026-02-28'), today))).toBe('retention-rule.past');
  });
});
