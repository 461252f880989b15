export { festivalDate, festivalsBetween, officialCalendar, reminderInstant, workingCalendar } from './china';
export { FESTIVAL_CODES, type FestivalCode, type FestivalDay, festivalName, isFestivalCode } from './domain/festival';
export { OFFICIAL_DAYS, type OfficialYear } from './domain/official-days';
export { WorkingCalendar } from './domain/working-calendar';
export { endOfDay, instantAt, startOfDay, type Zone } from './domain/zoned-time';
