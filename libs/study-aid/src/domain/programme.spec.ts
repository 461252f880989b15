import { civilDate } from '@app/kernel';
import { academicYearName, academicYearOf, dayOfAcademicYear, isMonthDay, readAcademicYear } from './academic-year';
import { amountFor, type AmountRow } from './amount-table';
import { assertYearOpen, courseOf } from './course';
import { fundOutlook } from './fund-outlook';
import {
  GRANT_LIST_ACTIONS,
  GRANT_LIST_STATUSES,
  type GrantListAction,
  type GrantListStatus,
  nextGrantListStatus,
} from './grant-list.lifecycle';
import {
  assertEligible,
  assertOpenable,
  assertWindowOpen,
  checkProgramme,
  type ProgrammePlan,
  renewalDays,
} from './programme';
import { studyLevelOf } from './study-aid';

const aPlan = (overrides: Partial<ProgrammePlan> = {}): ProgrammePlan => ({
  ...{
    name: '金秋助学',
    kind: 'tracked',
    maxYears: 4,
    levels: ['bachelor-second'],
    applyFrom: '07-01',
    applyUntil: '08-31',
  },
  amounts: [{ level: 'bachelor-second', category: null, amount: 200_000n, validFrom: civilDate('2022-07-01') }],
  ...{ renewalOn: '08-15', proofUntil: '10-15', resumeUntil: '12-31', needsFile: true, lapseRule: 'suspend' },
  ...{ exclusions: ['military-academy'], exclusive: true, budget: null, publicityDays: 5 },
  ...overrides,
});
const code = (wanted: string) => expect.objectContaining({ code: wanted });
const fieldsOf = (plan: ProgrammePlan): string[] => {
  try {
    checkProgramme(plan);
    return [];
  } catch (error) {
    return (error as { extensions: { fields: { field: string }[] } }).extensions.fields.map(({ field }) => field);
  }
};

describe('a programme', () => {
  it.each<[string, Partial<ProgrammePlan>, string[]]>([
    ['a sixth year', { maxYears: 6 }, ['maxYears']],
    ['a one-off grant of several years', { kind: 'one-off', maxYears: 2 }, ['maxYears']],
    ['no level', { levels: [], amounts: [] }, ['levels']],
    ['an amount for a level that it does not aid', { levels: ['college'] }, ['amounts']],
    ['a day that does not come back every year', { applyFrom: '02-29' }, ['applyFrom']],
    ['a cut-off before the renewal opens', { proofUntil: '08-01' }, ['proofUntil']],
    ['an end before the cut-off', { resumeUntil: '09-01' }, ['resumeUntil']],
    ['a notice that is too short', { publicityDays: 3 }, ['publicityDays']],
    ['a budget of nothing', { budget: 0n }, ['budget']],
  ])('refuses %s with a sentence at its field', (_, change, fields) => expect(fieldsOf(aPlan(change))).toEqual(fields));

  it('refuses the same amount row twice', () => {
    const [row] = aPlan().amounts;
    expect(fieldsOf(aPlan({ amounts: [row!, row!] }))).toEqual(['amounts']);
  });

  it('may resume into the spring: days before July belong to the second half of the academic year', () => {
    expect(fieldsOf(aPlan({ resumeUntil: '03-31' }))).toEqual([]);
    expect(renewalDays(aPlan({ resumeUntil: '03-31' }), 2026)).toEqual({
      opensOn: '2026-08-15',
      cutOffOn: '2026-10-15',
      endsOn: '2027-03-31',
    });
  });

  it('is opened only with an amount for every level', () => {
    expect(() => assertOpenable(aPlan({ levels: ['bachelor-second', 'college'] }))).toThrow(
      code('study-programme.no-amounts'),
    );
  });

  it('takes applications within its window only', () => {
    expect(() => assertWindowOpen(aPlan(), civilDate('2026-08-31'))).not.toThrow();
    expect(() => assertWindowOpen(aPlan(), civilDate('2026-09-01'))).toThrow(code('study-programme.window-closed'));
  });

  it('refuses a school that is not of its levels, and what it leaves out', () => {
    expect(() => assertEligible(aPlan(), { level: 'college', circumstances: [] })).toThrow(
      code('study-programme.level-not-aided'),
    );
    expect(() => assertEligible(aPlan(), { level: 'bachelor-second', circumstances: ['military-academy'] })).toThrow(
      code('study-award.excluded'),
    );
  });
});

describe('amounts', () => {
  const row = (category: AmountRow['category'], yuan: bigint, from: string): AmountRow => ({
    ...{ level: 'bachelor-second', category, amount: yuan * 100n, validFrom: civilDate(from) },
  });
  const table = [row(null, 2000n, '2022-07-01'), row(null, 2500n, '2026-07-01'), row('deep', 3000n, '2024-07-01')];
  const of = (category: 'deep' | 'relative', on: string) =>
    amountFor(table, 'bachelor-second', category, civilDate(on))?.amount;

  it('are those of the day, the category before all others', () => {
    expect(of('relative', '2025-09-01')).toBe(200_000n);
    expect(of('relative', '2026-09-01')).toBe(250_000n);
    expect(of('deep', '2026-09-01')).toBe(300_000n);
    expect(of('deep', '2023-09-01')).toBe(200_000n);
    expect(of('relative', '2022-06-30')).toBeUndefined();
  });
});

describe('a course', () => {
  it('refuses a graduation before the entry', () => {
    expect(() => courseOf(2026, 4, 2025)).toThrow(code('study-award.ends-before-entry'));
    expect(courseOf(2026, 3)).toEqual({ entryYear: 2026, schoolingYears: 3, endsInYear: 2029 });
  });

  it('of three years ends the award earlier than its four', () => {
    const award = { entryYear: 2023, endsInYear: 2026, maxYears: 4 };
    expect(() => assertYearOpen(award, 2025, [2023, 2024])).not.toThrow();
    expect(() => assertYearOpen(award, 2026, [2023, 2024, 2025])).toThrow(code('study-instalment.outside-course'));
  });

  it('has no fifth year when four were given, and none twice', () => {
    const award = { entryYear: 2022, endsInYear: 2028, maxYears: 4 };
    expect(() => assertYearOpen(award, 2026, [2022, 2023, 2024, 2025])).toThrow(code('study-instalment.years-used-up'));
    expect(() => assertYearOpen(award, 2025, [2025])).toThrow(code('study-instalment.year-given'));
  });
});

describe('academic years', () => {
  it('are prepared from July on', () => {
    expect(academicYearOf(civilDate('2026-06-30'))).toBe(2025);
    expect(academicYearOf(civilDate('2026-07-01'))).toBe(2026);
    expect(academicYearName(2025)).toBe('2025-2026 学年');
    expect(dayOfAcademicYear(2026, '03-01')).toBe('2027-03-01');
  });

  it.each([
    ['2025-2026', 2025],
    ['2025-26', 2025],
    ['2025', 2025],
    ['2025-2027', undefined],
    ['去年', undefined],
  ])('are read from %s', (text, year) => expect(readAcademicYear(text)).toBe(year));

  it('know the days that come back every year', () => {
    expect(['08-15', '12-31', '02-28'].every(isMonthDay)).toBe(true);
    expect(['8-15', '02-29', '13-01', '04-31', ''].some(isMonthDay)).toBe(false);
  });
});

describe('levels', () => {
  it.each([
    ['二本', 'bachelor-second'],
    ['本科一批', 'bachelor-first'],
    ['本科第二批', 'bachelor-second'],
    ['高职', 'college'],
    ['中职', 'vocational'],
    ['高中', 'high-school'],
    ['硕士研究生', 'postgraduate'],
    ['小学', undefined],
  ])('are read from %s', (word, level) => expect(studyLevelOf(word)).toBe(level));
});

describe('the outlook of the fund', () => {
  const intake = { count: 10, amount: 200_000n, years: 4, income: 0n };

  it('names the autumn in which the money does not suffice', () => {
    const running = [{ from: 2026, years: 2, amount: 200_000n, count: 20 }];
    const { years, runsOutIn } = fundOutlook(12_000_000n, 2026, 4, running, intake);
    expect(years.map(({ needed }) => needed)).toEqual([6_000_000n, 8_000_000n, 6_000_000n, 8_000_000n]);
    expect(years.map(({ left }) => left)).toEqual([6_000_000n, -2_000_000n, -8_000_000n, -16_000_000n]);
    expect(runsOutIn).toBe(2027);
  });

  it('suffices when nobody new is taken, and with an income every year', () => {
    const running = [{ from: 2026, years: 2, amount: 200_000n, count: 20 }];
    expect(fundOutlook(12_000_000n, 2026, 5, running, { ...intake, count: 0 }).runsOutIn).toBeNull();
    expect(fundOutlook(12_000_000n, 2026, 5, running, { ...intake, income: 10_000_000n }).runsOutIn).toBeNull();
  });

  it('keeps no cohort longer than its years', () => {
    const { years } = fundOutlook(0n, 2026, 6, [], { ...intake, years: 2 });
    expect(years.map(({ fresh }) => fresh)).toEqual([1n, 2n, 2n, 2n, 2n, 2n].map((cohorts) => cohorts * 2_000_000n));
  });
});

const LIST: Record<GrantListStatus, Partial<Record<GrantListAction, GrantListStatus>>> = {
  draft: { publicise: 'publicised', submit: 'submitted', cancel: 'cancelled' },
  publicised: { submit: 'submitted', cancel: 'cancelled' },
  submitted: { withdraw: 'returned', return: 'returned', refuse: 'refused', approve: 'approved' },
  returned: { publicise: 'publicised', submit: 'submitted', cancel: 'cancelled' },
  approved: {},
  refused: {},
  cancelled: {},
};

describe('the lifecycle of a grant list', () => {
  it.each(GRANT_LIST_STATUSES.flatMap((status) => GRANT_LIST_ACTIONS.map((action) => [status, action] as const)))(
    '%s, %s',
    (status, action) => expect(nextGrantListStatus(status, action)).toBe(LIST[status][action]),
  );
});
