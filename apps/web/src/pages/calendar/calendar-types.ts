import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';

/** Query keys: everything about the calendar begins with this one. */
export const CALENDAR = ['calendar'] as const;

export type CalendarYear = Schemas['CalendarYearView'];
export type OfficialDay = Schemas['OfficialDayPart'];
export type NoticeReading = Schemas['NoticeReadingView'];
export type ForeseenChange = Schemas['ForeseenChangeView'];
export type UnionHolidays = Schemas['UnionHolidaysView'];
export type UnionHoliday = Schemas['UnionHolidayView'];
export type UpcomingHoliday = Schemas['UpcomingHolidayView'];
export type HolidayRule = Schemas['HolidayRulePart'];

export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2099;

export const yearQuery = (year: number) =>
  queryOptions({
    queryKey: [...CALENDAR, 'year', year],
    queryFn: ({ signal }) => api.get<CalendarYear>('/staff/official-years', { year }, signal),
  });

export const holidaysQuery = (unionId: string) =>
  queryOptions({
    queryKey: [...CALENDAR, 'holidays', unionId],
    enabled: unionId !== '',
    queryFn: ({ signal }) => api.get<UnionHolidays>(`/staff/unions/${unionId}/holidays`, undefined, signal),
  });

/** Whose holidays one looks at; kept in the address. */
export function useHolidayUnion() {
  const { session } = useSession();
  const { filters, set, search } = useFilters(['unionId'] as const);
  return { unionId: filters.unionId ?? session?.unions[0]?.unionId ?? '', set, search };
}
