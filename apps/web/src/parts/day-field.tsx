import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { CalendarDayProps } from './calendar-day';

const CalendarDay = lazy(() => import('./calendar-day'));

export interface DayFieldProps extends Partial<CalendarDayProps> {
  readonly id?: string;
  readonly label: string;
}

/** Any day of any year: a birthday, the beginning of a term. For the near days of a case use `DateChoice`. */
export function DayField(props: DayFieldProps) {
  return (
    <Suspense fallback={<Skeleton.Input active />}>
      <CalendarDay {...props} />
    </Suspense>
  );
}
