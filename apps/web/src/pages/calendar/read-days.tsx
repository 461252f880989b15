import { useTranslation } from 'react-i18next';
import { dayText, weekdayText } from '../../dates';
import type { NoticeReading, OfficialDay } from './calendar-types';
import styles from './calendar.module.css';

/** What was read, holiday by holiday, and the lines that could not be read. */
export function ReadDays({ year, reading }: { year: number; reading: NoticeReading }) {
  const { t } = useTranslation('calendar');
  const words = ({ date }: OfficialDay) => `${dayText(date, t, date)} ${weekdayText(date, t)}`;
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
              {days.some(({ off }) => off) && (
                <span>
                  {t('import.offDays', {
                    days: days
                      .filter(({ off }) => off)
                      .map(words)
                      .join(t('comma')),
                  })}
                </span>
              )}
              {days.some(({ off }) => !off) && (
                <span>
                  {t('import.workedDays', {
                    days: days
                      .filter(({ off }) => !off)
                      .map(words)
                      .join(t('comma')),
                  })}
                </span>
              )}
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
