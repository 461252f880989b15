import { AnnouncedYear } from './official-year.entity';
import { UnionHolidayRow } from './union-holiday.entity';

export const CALENDAR_ENTITIES = [AnnouncedYear, UnionHolidayRow];
