import { type CivilDate, civilDate, DomainProblem } from '@app/kernel';
import { workingCalendar } from '../china';
import { almanac } from '../lunar';
import { aNoticeOf2027 } from '../testing/a-notice';
import { changedDays, checkNotice, daysByYear, listOf, type NoticeDay, noticeOff, readNotice } from './official-notice';
import { statutoryHolidays } from './statutory-holidays';

const day = (text: string): CivilDate => civilDate(text);
const { days: WHOLE } = aNoticeOf2027();
const lawful = statutoryHolidays(almanac, 2027);

const faultsOf = (days: readonly NoticeDay[], year = 2027): string[] => {
  try {
    checkNotice(year, days, year === 2027 ? lawful : []);
  } catch (error) {
    return (error as DomainProblem).extensions.fields!.map(({ message }) => message);
  }
  return [];
};

describe('a list of official days', () => {
  it('with every statutory holiday off is taken', () => expect(faultsOf(WHOLE)).toEqual([]));

  it.each([
    ['without a day off', [{ date: day('2027-01-30'), name: '春节', off: false }], '一天放假也没有'],
    ['with a day of another year', [...WHOLE, { date: day('2028-01-01'), name: '元旦', off: true }], '不在 2027 年里'],
    ['that makes a weekday worked', [...WHOLE, { date: day('2027-03-10'), name: '春节', off: false }], '不是周末'],
    [
      'with a day both off and worked',
      [...WHOLE, { date: day('2027-05-08'), name: '劳动节', off: true }],
      '又写了放假',
    ],
    ['without the second of May', WHOLE.filter(({ date }) => date !== '2027-05-02'), '2027-05-02 是法定节假日'],
  ])('%s is refused with the day', (_, days, words) => expect(faultsOf(days).join()).toContain(words));

  it('may name days of the December before', () =>
    expect(faultsOf([...WHOLE, { date: day('2026-12-31'), name: '元旦', off: true }])).toEqual([]));
});

describe('days that change', () => {
  const before = workingCalendar();

  it('are those worked by one list and not by the other', () => {
    const changed = changedDays(2027, before, workingCalendar([listOf(2027, WHOLE)]));
    expect(changed.filter(({ worked }) => worked).map(({ date }) => date)).toEqual(
      '01-30 02-14 05-08 09-26 10-09'.split(' ').map((each) => `2027-${each}`),
    );
    expect(changed.filter(({ worked }) => !worked).map(({ date }) => date)).toEqual(
      '02-09 02-10 02-11 02-12 05-03 05-04 05-05 10-04 10-05 10-06 10-07'.split(' ').map((each) => `2027-${each}`),
    );
  });

  it('are none when the list says what was expected', () => {
    const expected = { year: 2027, provisional: false, off: lawful, work: [] };
    expect(changedDays(2027, before, workingCalendar([expected]))).toEqual([]);
  });
});

describe('days of several years', () => {
  const off = (...dates: string[]): NoticeDay[] => dates.map((date) => ({ date: day(date), name: '', off: true }));
  const years = (days: readonly NoticeDay[]) => [...daysByYear(days)].map(([year, each]) => [year, each.length]);

  it('are told apart', () =>
    expect(years(off('2026-10-01', '2027-01-01'))).toEqual([
      [2026, 1],
      [2027, 1],
    ]));
  it('of December alone belong to the year after', () =>
    expect(years(off('2026-12-31', '2027-01-01'))).toEqual([[2027, 2]]));
  it('of December stay in their year when the sheet holds more of it', () =>
    expect(years(off('2026-10-01', '2026-12-31', '2027-01-01'))).toEqual([
      [2026, 2],
      [2027, 1],
    ]));
});

describe('a pasted notice', () => {
  it.each([
    ['tabs', '日期\t名称\t休/班\n2027-02-05\t春节\t休\n2027-02-14\t春节\t班'],
    ['commas and Chinese dates', '日期,名称,休/班\n2027年2月5日,春节,放假\n2027年2月14日,春节,上班'],
    ['another order, with weekdays', '休\t2027/2/5\t星期五\t春节\n补班\t2027/2/14\t星期日\t春节'],
    [
      'JSON',
      '{"year":2027,"days":[{"name":"春节","date":"2027-02-14","isOffDay":false},{"name":"春节","date":"2027-02-05","isOffDay":true}]}',
    ],
    ['quoted cells', '"2027-02-05","春节","休"\n"2027-02-14","春节","班"'],
  ])('with %s is read', (_, text) =>
    expect(readNotice(text)).toEqual({
      year: 2027,
      days: [
        { date: '2027-02-05', name: '春节', off: true },
        { date: '2027-02-14', name: '春节', off: false },
      ],
      faults: [],
    }),
  );

  it('names the lines that it cannot read', () => {
    const { days, faults } = readNotice('2027-02-30,春节,休\n2027-02-14,春节\n标题');
    expect(days).toEqual([]);
    expect(faults).toEqual(['第 1 行没有读出日期：2027-02-30,春节,休', '第 2 行没有写休还是班：2027-02-14,春节']);
  });

  it('of broken JSON says so', () => expect(readNotice('{"year":2027').faults[0]).toContain('JSON 不完整'));

  it.each([
    ['休', true],
    ['放假', true],
    ['班', false],
    ['调休上班', false],
    ['春节', null],
  ])('reads %s as off: %p', (word, off) => expect(noticeOff(word)).toBe(off));
});
