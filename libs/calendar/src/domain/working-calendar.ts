import { addDays, type CivilDate, weekdayOf, yearOf } from '@app/kernel';
import type { OfficialYear } from './official-days';

const FRIDAY = 5;
/** A list asks for the same few spans on every line. */
const MOST_COUNTED = 2_000;

/** Which days are worked in China; every count of working days asks here. */
export class WorkingCalendar {
  private readonly years = new Map<number, OfficialYear>();
  private readonly worked = new Map<CivilDate, boolean>();
  private readonly counted = new Map<string, number>();

  /**
   * @param announced the lists known; of two for one year the later in the iterable replaces the earlier
   * @param expected the list to go by for a year without one
   */
  constructor(
    announced: Iterable<OfficialYear>,
    private readonly expected: (year: number) => OfficialYear,
  ) {
    for (const list of announced) this.years.set(list.year, list);
    // A list may name days of the December before it; the year announced later has the last word on them.
    for (const list of [...this.years.values()].sort((a, b) => a.year - b.year)) this.learn(list);
  }

  isWorkingDay(date: CivilDate): boolean {
    this.listOf(yearOf(date));
    return this.worked.get(date) ?? weekdayOf(date) <= FRIDAY;
  }

  /** True when the year's list is not announced yet: recompute what hangs on it once it is. */
  isProvisional(year: number): boolean {
    return this.listOf(year).provisional;
  }

  /**
   * The last day of "within n working days after `date`": the n-th working day after it, the day itself not counted.
   * A negative n counts back; 0 gives `date`, be it a day off or not. Throws RangeError unless n is a whole number.
   */
  addWorkingDays(date: CivilDate, n: number): CivilDate {
    if (!Number.isSafeInteger(n)) throw new RangeError('working days must be a whole number');
    let day = date;
    for (let left = Math.abs(n); left > 0;) {
      day = addDays(day, Math.sign(n));
      if (this.isWorkingDay(day)) left--;
    }
    return day;
  }

  /** The last working day before `date`, never `date` itself. */
  previousWorkingDay(date: CivilDate): CivilDate {
    return this.addWorkingDays(date, -1);
  }

  /** `date` or, when it is a day off, the working day before it: for what should be known in good time. */
  workingDayOnOrBefore(date: CivilDate): CivilDate {
    return this.isWorkingDay(date) ? date : this.previousWorkingDay(date);
  }

  /** `date` or, when it is a day off, the working day after it: where a limit in natural days ends (民法典 art. 203). */
  workingDayOnOrAfter(date: CivilDate): CivilDate {
    return this.isWorkingDay(date) ? date : this.addWorkingDays(date, 1);
  }

  /** How many working days to go from `from` to reach `to`: `from` is not counted, `to` is; negative when `to` is earlier. */
  workingDaysBetween(from: CivilDate, to: CivilDate): number {
    const key = `${from}${to}`;
    const known = this.counted.get(key);
    if (known !== undefined) return known;
    if (this.counted.size >= MOST_COUNTED) this.counted.clear();
    const count = this.countBetween(from, to);
    this.counted.set(key, count);
    return count;
  }

  private countBetween(from: CivilDate, to: CivilDate): number {
    const step = to < from ? -1 : 1;
    let count = 0;
    for (let day = from; day !== to;) {
      day = addDays(day, step);
      if (this.isWorkingDay(day)) count += step;
    }
    return count;
  }

  private listOf(year: number): OfficialYear {
    const known = this.years.get(year);
    if (known) return known;
    const list = this.expected(year);
    this.years.set(year, list);
    for (const date of list.off) if (!this.worked.has(date)) this.worked.set(date, false);
    return list;
  }

  private learn(list: OfficialYear): void {
    const off = new Set(list.off);
    if (list.work.some((date) => off.has(date))) throw new RangeError(`${list.year}: a day is both off and worked`);
    for (const date of list.off) this.worked.set(date, false);
    for (const date of list.work) this.worked.set(date, true);
  }
}
