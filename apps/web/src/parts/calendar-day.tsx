import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { usePhone } from '../theme/media';

export interface CalendarDayProps {
  readonly value?: string | undefined;
  readonly onChange?: ((day: string) => void) | undefined;
  readonly label: string;
  /** The last day that may be chosen. */
  readonly last?: string | undefined;
}

/** A chunk of its own: the calendar is heavy and most forms never open it. */
export default function CalendarDay({ value, onChange, label, last }: CalendarDayProps) {
  const phone = usePhone();
  return (
    <DatePicker
      aria-label={label}
      value={value ? dayjs(value) : null}
      onChange={(day) => day && onChange?.(day.format('YYYY-MM-DD'))}
      {...(last ? { maxDate: dayjs(last) } : {})}
      inputReadOnly={phone}
      allowClear={false}
    />
  );
}
