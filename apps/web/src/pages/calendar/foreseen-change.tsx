import { useTranslation } from 'react-i18next';
import type { ForeseenChange } from './calendar-types';
import { dayRuns } from './day-runs';
import styles from './calendar.module.css';

/** What a list would change: the days, and what is counted by them. */
export function ForeseenChangeList({ change }: { change: ForeseenChange }) {
  const { t } = useTranslation('calendar');
  const off = change.days.filter(({ worked }) => !worked);
  const worked = change.days.filter(({ worked: each }) => each);
  return (
    <div className={styles.foreseen}>
      {change.days.length === 0 && <p>{t('foreseen.noDay')}</p>}
      <DayList words="foreseen.off" days={off} />
      <DayList words="foreseen.worked" days={worked} />
      <ul>
        {change.moves.map(({ what, count, examples }) => (
          <li key={what}>
            {count === 0 ? t('foreseen.noMove', { what }) : t('foreseen.moves', { what, count })}
            {examples.length > 0 && (
              <ul className={styles.examples}>
                {examples.map((example) => (
                  <li key={example}>{example}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function DayList({ words, days }: { words: string; days: ForeseenChange['days'] }) {
  const { t } = useTranslation('calendar');
  if (days.length === 0) return null;
  return (
    <p>
      {t(words, { count: days.length })}
      <span className="nj-caption nj-number">
        {dayRuns(
          days.map(({ date }) => date),
          t,
        )}
      </span>
    </p>
  );
}
