import { type CivilDate, civilDate, newId, type UnionId } from '@app/kernel';
import { almanac } from '../lunar';
import { AUDIENCES } from './audience';
import { DEFAULT_HOLIDAYS } from './default-holidays';
import { festivalName } from './festival';
import { type HolidayRule, ruleFault, ruleWords, shortDay, spansIn } from './holiday-rule';
import { checkHoliday, type DatedHoliday, holidayInForce, holidaysBetween } from './union-holiday';

const day = (text: string): CivilDate => civilDate(text);
const school = newId<'union'>() as UnionId;
const city = newId<'union'>() as UnionId;
const LINE = [school, city];

const chongyang = DEFAULT_HOLIDAYS.find(({ code }) => code === 'CHONGYANG')!;
const aRow = (overrides: Partial<DatedHoliday> = {}): DatedHoliday => ({
  ...chongyang,
  unionId: school,
  validFrom: day('2026-03-01'),
  ...overrides,
});

describe('the days of a rule', () => {
  it.each<[HolidayRule, number, string[]]>([
    [{ kind: 'fixed', month: 9, day: 10 }, 2026, ['2026-09-10']],
    [{ kind: 'fixed', month: 2, day: 29 }, 2028, ['2028-02-29']],
    [{ kind: 'fixed', month: 2, day: 29 }, 2027, []],
    [{ kind: 'lunar', month: 9, day: 9 }, 2026, ['2026-10-18']],
    [{ kind: 'lunar', month: 3, day: 3 }, 2026, ['2026-04-19']],
    [{ kind: 'lunar', month: 12, day: 8 }, 2023, ['2022-12-30']],
    [{ kind: 'solar-term', term: '清明' }, 2027, ['2027-04-05']],
    [{ kind: 'solar-term', term: '冬至' }, 2021, ['2021-12-21']],
    [{ kind: 'solar-term', term: '小寒' }, 2026, ['2026-01-05']],
    [{ kind: 'solar-term', term: '夏至' }, 2026, ['2026-06-21']],
    [{ kind: 'festival', festival: 'SPRING' }, 2027, ['2027-02-06']],
    [{ kind: 'dates', dates: [day('2026-05-27'), day('2027-05-16')] }, 2027, ['2027-05-16']],
    [{ kind: 'dates', dates: [] }, 2027, []],
    [{ kind: 'campaign', from: '06-01', to: '09-30' }, 2026, ['2026-06-01']],
    [{ kind: 'personal', of: 'birthday' }, 2026, []],
  ])('%j in %i: %j', (rule, year, days) => expect(spansIn(almanac, rule, year).map(({ from }) => from)).toEqual(days));

  it('of a campaign last to its end', () =>
    expect(spansIn(almanac, { kind: 'campaign', from: '06-01', to: '09-30' }, 2026)[0]!.to).toBe('2026-09-30'));

  it.each<[HolidayRule, boolean]>([
    [{ kind: 'fixed', month: 4, day: 31 }, false],
    [{ kind: 'fixed', month: 2, day: 29 }, true],
    [{ kind: 'lunar', month: 13, day: 1 }, false],
    [{ kind: 'lunar', month: 1, day: 30 }, false],
    [{ kind: 'campaign', from: '09-30', to: '06-01' }, false],
    [{ kind: 'campaign', from: '02-29', to: '06-01' }, false],
    [{ kind: 'campaign', from: '06-01', to: '06-01' }, true],
    [{ kind: 'dates', dates: [day('2026-05-27'), day('2026-05-27')] }, false],
    [{ kind: 'festival', festival: 'NONE' as never }, false],
  ])('%j is sound: %p', (rule, sound) => expect(ruleFault(rule) === null).toBe(sound));

  it.each<[HolidayRule, string]>([
    [{ kind: 'fixed', month: 9, day: 10 }, '每年 9 月 10 日'],
    [{ kind: 'lunar', month: 9, day: 9 }, '农历九月初九'],
    [{ kind: 'lunar', month: 12, day: 23 }, '农历腊月廿三'],
    [{ kind: 'lunar', month: 1, day: 15 }, '农历正月十五'],
    [{ kind: 'solar-term', term: '清明' }, '节气清明'],
    [{ kind: 'festival', festival: 'CHONGYANG' }, '重阳'],
    [{ kind: 'campaign', from: '06-01', to: '09-30' }, '每年 6 月 1 日到 9 月 30 日'],
  ])('%j is said as %s', (rule, words) => expect(ruleWords(rule, festivalName)).toBe(words));

  it('are written short with their weekday', () => expect(shortDay(day('2027-02-06'))).toBe('02-06 星期六'));
});

describe('the holiday by which a union goes', () => {
  const city2026 = aRow({ unionId: city, leadDays: 20 });
  const own2026 = aRow({ leadDays: 30 });
  const rows = [chongyang, city2026, own2026];

  it.each<[string, readonly DatedHoliday[], string, number | undefined]>([
    ['its own', rows, '2026-10-18', 30],
    [
      'that of the nearest above before its own begins',
      [chongyang, { ...city2026, validFrom: day('2025-01-01') }, own2026],
      '2025-10-29',
      20,
    ],
    ['the default before anybody set one', rows, '2025-10-29', 15],
    ['the later of its own', [...rows, aRow({ leadDays: 40, validFrom: day('2026-05-01') })], '2026-10-18', 40],
    [
      'that of the one above once its own has ended',
      [chongyang, city2026, { ...own2026, validUntil: day('2026-06-30') }],
      '2026-10-18',
      20,
    ],
    [
      'that of the one above once it was handed back',
      [...rows, aRow({ state: 'inherited', validFrom: day('2026-05-01') })],
      '2026-10-18',
      20,
    ],
  ])('is %s', (_, known, on, leadDays) => expect(holidayInForce(known, LINE, day(on))?.leadDays).toBe(leadDays));

  it('is none of a holiday that only another union added', () =>
    expect(holidayInForce([aRow({ unionId: newId<'union'>() as UnionId })], LINE, day('2026-10-18'))).toBeUndefined());
});

describe('holidays of a year', () => {
  const of = (rows: readonly DatedHoliday[], from = '2026-01-01', to = '2026-12-31') =>
    holidaysBetween(almanac, rows, LINE, { from: day(from), to: day(to) });

  it('are the defaults in order, without birthdays, retirements and what is switched off', () => {
    const codes = of(DEFAULT_HOLIDAYS).map(({ holiday, from }) => `${holiday.code} ${from.slice(5)}`);
    expect(codes).toEqual(
      (
        'NEWYEAR 01-01,LABA 01-26,XIAONIAN 02-10,SPRING 02-17,LANTERN 03-03,WOMEN 03-08,QINGMING 04-05,MAYDAY 05-01,' +
        'YOUTH 05-04,CHILDREN 06-01,COOLING 06-01,DRAGONBOAT 06-19,PARTY 07-01,STUDY 07-01,ARMY 08-01,TEACHER 09-10,' +
        'MIDAUTUMN 09-25,NATIONAL 10-01,CHONGYANG 10-18,JOURNALIST 11-08,WINTER 12-22'
      ).split(','),
    );
  });

  it('leave out what the union dropped, and only from that day on', () => {
    const dropped = aRow({ state: 'dropped', validFrom: day('2027-01-01') });
    expect(of([chongyang, dropped])).toHaveLength(1);
    expect(of([chongyang, dropped], '2027-01-01', '2027-12-31')).toEqual([]);
  });

  it('count 腊八 in December to the year of the Spring Festival after it', () => {
    const laba = DEFAULT_HOLIDAYS.filter(({ code }) => code === 'LABA');
    expect(of(laba, '2022-12-01', '2022-12-31').map(({ from, year }) => [from, year])).toEqual([['2022-12-30', 2023]]);
  });

  it('include a campaign that is under way', () => {
    const cooling = DEFAULT_HOLIDAYS.filter(({ code }) => code === 'COOLING');
    expect(of(cooling, '2026-08-01', '2026-08-02')).toHaveLength(1);
  });
});

describe('default holidays', () => {
  it('have codes of their own, known audiences and sound rules', () => {
    expect(new Set(DEFAULT_HOLIDAYS.map(({ code }) => code)).size).toBe(DEFAULT_HOLIDAYS.length);
    for (const holiday of DEFAULT_HOLIDAYS) {
      checkHoliday(holiday);
      expect(holiday.audiences.every((audience) => AUDIENCES.includes(audience))).toBe(true);
    }
  });

  // Domain rules §7.2: code, lead days.
  it.each([
    ...(['NEWYEAR 20', 'LABA -', 'SPRING 30', 'LANTERN 7', 'WOMEN 10', 'QINGMING 7', 'MAYDAY 15', 'YOUTH 7'] as const),
    ...(['CHILDREN 10', 'DRAGONBOAT 10', 'PARTY 10', 'ARMY 10', 'TEACHER 10', 'MIDAUTUMN 15', 'NATIONAL 10'] as const),
    ...(['CHONGYANG 15', 'JOURNALIST -', 'WINTER 7', 'BIRTHDAY 7', 'RETIRE 30', 'EID_FITR 10', 'EID_ADHA 10'] as const),
  ])('prepare as in the table: %s', (expected) => {
    const [code, lead] = expected.split(' ');
    const { leadDays } = DEFAULT_HOLIDAYS.find((holiday) => holiday.code === code)!;
    expect(leadDays === null ? '-' : String(leadDays)).toBe(lead);
  });

  it.each([
    [{ name: ' ' }, '请写上节日的名称'],
    [{ leadDays: 200 }, '0 到 120'],
    [{ audiences: ['everybody' as never] }, '系统不认识'],
    [{ rule: { kind: 'fixed', month: 2, day: 30 } as HolidayRule }, '没有这一天'],
  ])('with %j are refused', (wrong, words) => expect(() => checkHoliday({ ...chongyang, ...wrong })).toThrow(words));
});
