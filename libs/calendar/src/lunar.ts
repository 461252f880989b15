import { civilDate, type CivilDate } from '@app/kernel';
import { LunarDay, type SolarDay, SolarTerm } from 'tyme4ts';
import { type Almanac, SOLAR_TERMS, type SolarTermName } from './domain/almanac';

// Intl's chinese calendar is wrong in 2012, 2018, 2027 and 2030 (domain rules §7.3), so a library does the arithmetic.

/** A term's place counted from the winter solstice before the year began: the one inside the year is a full turn later. */
const termIndex = (name: SolarTermName): number => SOLAR_TERMS.indexOf(name) + 1;

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

function assertKnown(year: number): void {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR)
    throw new RangeError(`lunar dates are known for ${FIRST_YEAR} to ${LAST_YEAR}`);
}

const toCivil = (day: SolarDay): CivilDate =>
  civilDate([day.getYear(), pad(day.getMonth()), pad(day.getDay())].join('-'));

const pad = (part: number): string => String(part).padStart(2, '0');

/** The lunisolar calendar of China, 1900 to 2100; throws RangeError outside. */
export const almanac: Almanac = {
  lunarDay(lunarYear, month, day) {
    assertKnown(lunarYear);
    return toCivil(LunarDay.fromYmd(lunarYear, month, day).getSolarDay());
  },
  solarTerm(year, name) {
    assertKnown(year);
    return toCivil(SolarTerm.fromIndex(year, termIndex(name)).getSolarDay());
  },
};
