export {
  CalendarConsequence,
  type CalendarChange,
  CalendarConsequences,
  type ForeseenMoves,
} from './app/calendar-consequence';
export { CalendarService } from './app/calendar.service';
export { seedDefaultHolidays } from './app/holiday-defaults';
export { HolidayRegister, type HolidayTerm } from './app/holiday-register';
export { HolidayService, type ObservedHoliday, type UpcomingHoliday } from './app/holiday.service';
export { type ForeseenChange, isShipped, type Notice, OfficialYearService } from './app/official-year.service';
export { CalendarModule } from './calendar.module';
export { festivalDate, festivalsBetween, officialCalendar, reminderInstant, workingCalendar } from './china';
export {
  type Audience,
  AUDIENCE_NAMES,
  AUDIENCES,
  HOLIDAY_FORM_NAMES,
  HOLIDAY_FORMS,
  type HolidayForm,
} from './domain/audience';
export { CALENDAR_PERMISSIONS } from './domain/calendar.permissions';
export { CALENDAR_PROBLEMS } from './domain/calendar.problems';
export { FESTIVAL_CODES, type FestivalCode, type FestivalDay, festivalName, isFestivalCode } from './domain/festival';
export { type HolidayRule } from './domain/holiday-rule';
export {
  daysByYear,
  type NoticeDay,
  noticeDate,
  noticeOff,
  type NoticeReading,
  readNotice,
} from './domain/official-notice';
export type { OfficialYearId } from './data/official-year.entity';
export { OFFICIAL_DAYS, type OfficialYear } from './domain/official-days';
export { type DatedHoliday, type UnionHoliday } from './domain/union-holiday';
export { WorkingCalendar } from './domain/working-calendar';
export { endOfDay, instantAt, startOfDay, type Zone } from './domain/zoned-time';
