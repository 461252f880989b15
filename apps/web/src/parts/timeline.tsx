import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOfInstant, relativeDay, relativeInstant } from '../dates';
import type { StateTone } from './state-tag';
import styles from './timeline.module.css';

export interface TimelineEntry {
  readonly id: string;
  /** Instant, ISO 8601. */
  readonly at: string;
  /** The hour is not known. */
  readonly dayOnly?: boolean;
  /** "刘洋 走访，带水果 ¥150.00，本人签收" */
  readonly text: ReactNode;
  readonly tone?: StateTone;
  /** Photos, a comment, a link. */
  readonly more?: ReactNode;
}

/** All that happened, newest first, as the API orders it. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation('parts');
  return (
    <ol>
      {entries.map(({ id, at, dayOnly = false, text, tone = 'plain', more }) => (
        <li key={id} className={`${styles.entry} ${styles[tone]}`}>
          <time className={styles.time} dateTime={dayOnly ? dayOfInstant(at) : at}>
            {dayOnly ? relativeDay(dayOfInstant(at), t) : relativeInstant(at, t)}
          </time>
          <div>
            {text}
            {more && <div className={styles.more}>{more}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
