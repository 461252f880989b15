import { useTranslation } from 'react-i18next';
import { dayText } from '../../dates';
import type { CalendarMonth, MonthDay } from './months';
import styles from './calendar.module.css';

const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0] as const;

/** One month; below it the festivals, since a cell is too small for their names. */
export function MonthGrid({ month, today }: { month: CalendarMonth; today: string }) {
  const { t } = useTranslation(['calendar', 'parts']);
  const blanks = Array.from({ length: month.before }, (_, index) => <span key={`blank-${index}`} aria-hidden />);
  const festivals = month.days.flatMap(({ day, festivals: names }) => names.map((name) => ({ day, name })));
  return (
    <section className={`nj-card ${styles.month}`} aria-label={t('year.month', { month: month.month })}>
      <h2>{t('year.month', { month: month.month })}</h2>
      <div className={styles.week} aria-hidden>
        {MONDAY_FIRST.map((weekday) => (
          <span key={weekday}>{t(`year.weekdays.${weekday}`)}</span>
        ))}
      </div>
      <ol className={styles.grid}>
        {blanks}
        {month.days.map((day) => (
          <DayCell key={day.date} day={day} today={today} />
        ))}
      </ol>
      {festivals.length > 0 && (
        <p className={styles.festivals}>
          {festivals.map(({ day, name }) => (
            <span key={name}>
              <b className="nj-number">{t('year.dayOfMonth', { day })}</b> {name}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

function DayCell({ day, today }: { day: MonthDay; today: string }) {
  const { t } = useTranslation('calendar');
  const { date, off, weekend, festivals } = day;
  const state = off === undefined ? (weekend ? 'rest' : 'work') : off ? 'off' : 'madeUp';
  const words = [dayText(date, t, date), t(`year.states.${state}`), ...festivals].join(' ');
  return (
    <li
      className={styles.day}
      data-state={state}
      data-festival={festivals.length > 0 || undefined}
      aria-current={date === today ? 'date' : undefined}
      aria-label={words}
      title={words}
    >
      <span className="nj-number">{day.day}</span>
      {off !== undefined && <em>{t(off ? 'year.off' : 'year.madeUp')}</em>}
    </li>
  );
}
