import { civilDate } from '@app/kernel';
import { lastEnded, periodAround, periodOf, periodWords, yearBefore, yearPeriod } from './period';

const of = (from: string, to: string) => periodOf(civilDate(from), civilDate(to));

describe('a period', () => {
  it.each([
    ['2025-01-01', '2025-12-31', 'year', '2025 年'],
    ['2024-02-01', '2024-02-29', 'month', '2024 年 2 月'],
    ['2025-07-01', '2025-09-30', 'quarter', '2025 年第三季度'],
    ['2025-03-01', '2025-04-15', 'days', '2025 年 3 月 1 日至 4 月 15 日'],
    ['2024-12-01', '2025-01-31', 'days', '2024 年 12 月 1 日至 2025 年 1 月 31 日'],
  ])('from %s to %s is a %s and reads 「%s」', (from, to, kind, words) => {
    expect([of(from, to).kind, periodWords(of(from, to))]).toEqual([kind, words]);
  });

  it('has the same days of the year before beside it, a leap day included', () => {
    expect(yearBefore(of('2025-02-01', '2025-02-28'))).toEqual(of('2024-02-01', '2024-02-29'));
    expect(yearBefore(of('2024-02-10', '2024-02-29'))).toEqual(of('2023-02-10', '2023-02-28'));
    expect(yearBefore(yearPeriod(2025))).toEqual(yearPeriod(2024));
  });

  it('is found around a day, and the one that ended last before it', () => {
    expect(periodAround('quarter', civilDate('2025-08-20'))).toEqual(of('2025-07-01', '2025-09-30'));
    expect(lastEnded('quarter', civilDate('2025-01-01'))).toEqual(of('2024-10-01', '2024-12-31'));
    expect(lastEnded('month', civilDate('2025-03-31'))).toEqual(of('2025-02-01', '2025-02-28'));
  });
});
