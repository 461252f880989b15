import { Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shiftDay, todayInChina } from '../dates';
import { SegmentedChoice } from './segmented-choice';
import styles from './date-choice.module.css';

const CalendarDay = lazy(() => import('./calendar-day'));

export interface DateChoiceProps {
  /** `YYYY-MM-DD` */
  readonly value?: string | undefined;
  readonly onChange?: (day: string) => void;
  readonly label: string;
  /** Days after today may be chosen too. */
  readonly future?: boolean;
  /** Past days are the rule, and another day may still lie ahead: a wedding is known beforehand. */
  readonly ahead?: boolean;
  readonly disabled?: boolean;
}

/** 今天, 昨天, another day: two taps for nearly every visit. */
export function DateChoice({
  value,
  onChange,
  label,
  future = false,
  ahead = future,
  disabled = false,
}: DateChoiceProps) {
  const { t } = useTranslation('parts');
  const today = todayInChina();
  const near: Record<string, string> = future
    ? { today, tomorrow: shiftDay(today, 1) }
    : { today, yesterday: shiftDay(today, -1) };
  const [other, setOther] = useState(value !== undefined && value !== '' && !Object.values(near).includes(value));
  const chosen = other ? 'other' : Object.keys(near).find((name) => near[name] === value);

  const choose = (choice: string) => {
    setOther(choice === 'other');
    const day = near[choice];
    if (day) onChange?.(day);
  };
  return (
    <div className={styles.dates}>
      <SegmentedChoice
        label={label}
        disabled={disabled}
        value={chosen}
        onChange={choose}
        choices={[...Object.keys(near), 'other'].map((name) => ({ value: name, label: t(`date.${name}`) }))}
      />
      {other && (
        <Suspense fallback={<Skeleton.Input active />}>
          <CalendarDay value={value} onChange={onChange} label={label} last={ahead ? undefined : today} />
        </Suspense>
      )}
    </div>
  );
}
