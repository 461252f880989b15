import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { usePhone } from '../theme/media';

export interface CalendarDayProps {
  readonly id?: string;
  readonly value?: string | null | undefined;
  readonly onChange?: ((day: string) => void) | undefined;
  readonly label: string;
  /** The first day that may be chosen. */
  readonly first?: string | undefined;
  /** The last day that may be chosen. */
  readonly last?: string | undefined;
  /** May be emptied again; `onChange` then gets ''. */
  readonly clearable?: boolean;
}

/** A chunk of its own: the calendar is heavy and most forms never open it. */
export default function CalendarDay({ id, value, onChange, label, first, last, clearable = false }: CalendarDayProps) {
  const phone = usePhone();
  return (
    <DatePicker
      {...(id ? { id } : {})}
      aria-label={label}
      value={value ? dayjs(value) : null}
      onChange={(day) => (day ? onChange?.(day.format('YYYY-MM-DD')) : clearable && onChange?.(''))}
      {...(first ? { minDate: dayjs(first) } : {})}
      {...(last ? { maxDate: dayjs(last) } : {})}
      inputReadOnly={phone}
      allowClear={clearable}
    />
  );
}
