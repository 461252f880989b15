import { festivalDate, festivalName, festivalsBetween, isFestivalCode } from '@app/calendar';
import { addDays, addMonths, civilDate, type CivilDate, yearOf } from '@app/kernel';
import type { RoundKind, RoundOccasion } from '../domain/round';
import { refuse } from '../domain/rounds.problems';

/** Seasons are campaigns, not days (domain rules §7.2). */
const SEASONS: Readonly<Record<string, { readonly name: string; readonly from: string; readonly to: string }>> = {
  COOLING: { name: '夏送清凉', from: '06-01', to: '09-30' },
  STUDY: { name: '金秋助学', from: '07-01', to: '08-31' },
};

export interface OfferedOccasion extends RoundOccasion {
  readonly kind: RoundKind;
}

/** The holiday or season of a year. Refuses `round.holiday-unknown`. */
export function occasionOf(code: string, year: number): OfferedOccasion {
  const season = SEASONS[code];
  if (season) {
    const [on, latestOn] = [civilDate(`${year}-${season.from}`), civilDate(`${year}-${season.to}`)];
    return { kind: 'season', code, year, name: season.name, on, latestOn };
  }
  if (!isFestivalCode(code)) return refuse('round.holiday-unknown');
  const on = festivalDate(code, year);
  return { kind: 'holiday', code, year, name: festivalName(code), on, latestOn: addDays(on, -1) };
}

/** What may be planned on `today`: everything whose last day in time is within fourteen months, by date. */
export function occasionsAhead(today: CivilDate): OfferedOccasion[] {
  const until = addMonths(today, 14);
  const codes = [...new Set(festivalsBetween(today, until).map((day) => day.code))];
  const years = [yearOf(today), yearOf(today) + 1];
  return [...codes, ...Object.keys(SEASONS)]
    .flatMap((code) => years.map((year) => occasionOf(code, year)))
    .filter(({ latestOn }) => latestOn >= today && latestOn <= until)
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}
