import { useTranslation } from 'react-i18next';
import type { NoticeReading, OfficialDay } from './calendar-types';
import { dayRuns } from './day-runs';
import styles from './calendar.module.css';

/** What was read, holiday by holiday, and the lines that could not be read. */
export function ReadDays({ year, reading }: { year: number; reading: NoticeReading }) {
  const { t } = useTranslation('calendar');
  const runs = (days: readonly OfficialDay[], off: boolean) =>
    dayRuns(
      days.filter((day) => day.off === off).map(({ date }) => date),
      t,
    );
  return (
    <section aria-label={t('import.readTitle', { year })}>
      <h2>{t('import.readTitle', { year })}</h2>
      {reading.faults.length > 0 && (
        <ul className={styles.faults} role="alert">
          {reading.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <dl className={`nj-card ${styles.readDays}`}>
        {byName(reading.days).map(([name, days]) => (
          <div key={name}>
            <dt>{name || t('import.unnamed')}</dt>
            <dd className="nj-number">
              {days.some(({ off }) => off) && <span>{t('import.offDays', { days: runs(days, true) })}</span>}
              {days.some(({ off }) => !off) && <span>{t('import.workedDays', { days: runs(days, false) })}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function byName(days: readonly OfficialDay[]): [string, OfficialDay[]][] {
  const groups = new Map<string, OfficialDay[]>();
  for (const day of days) groups.set(day.name, [...(groups.get(day.name) ?? []), day]);
  return [...groups];
}
