import { civilDate } from '@app/kernel';
import { byWords, calendarDay, dayWords, joined, yuan } from './plain-words';

// A Thursday.
const today = civilDate('2026-03-12');

describe('days in plain words', () => {
  it.each([
    ['2026-03-12', '今天', '今天'],
    ['2026-03-13', '明天', '明天前'],
    ['2026-03-11', '昨天', '昨天前'],
    ['2026-03-14', '周六', '周六前'],
    ['2026-03-15', '周日', '周日前'],
    ['2026-03-16', '3 月 16 日', '3 月 16 日前'],
    ['2026-03-10', '3 月 10 日', '3 月 10 日前'],
    ['2027-01-02', '2027 年 1 月 2 日', '2027 年 1 月 2 日前'],
  ])('%s is %s', (date, words, by) => {
    expect(dayWords(civilDate(date), today)).toBe(words);
    expect(byWords(civilDate(date), today)).toBe(by);
  });

  it('the year stands only with another year', () => {
    expect(calendarDay(civilDate('2026-12-31'), today)).toBe('12 月 31 日');
    expect(calendarDay(civilDate('2025-12-31'), today)).toBe('2025 年 12 月 31 日');
  });
});

describe('amounts in sentences', () => {
  it.each([
    [0n, '¥0.00'],
    [80_050n, '¥800.50'],
    [123_456_789n, '¥1,234,567.89'],
    [-100_000n, '¥-1,000.00'],
  ])('%p fen is %s', (fen, text) => expect(yuan(fen)).toBe(text));
});

it('a figure stands apart from the character before it', () => {
  expect(joined('最晚', '周五前')).toBe('最晚周五前');
  expect(joined('最晚', '3 月 16 日前')).toBe('最晚 3 月 16 日前');
});
