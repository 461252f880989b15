import { useContext, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TodayItem, TodaySection } from '../../api/types';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag, type StateTone } from '../../parts/state-tag';
import { BuiltPaths } from '../../shell/built-paths';
import { linkOf } from './today-links';
import styles from './today.module.css';

export interface TodaySectionCardProps {
  readonly tone: StateTone;
  readonly title: string;
  readonly section: TodaySection;
}

export function TodaySectionCard({ tone, title, section }: TodaySectionCardProps) {
  const { t } = useTranslation('today');
  const heading = useId();
  const rest = section.total - section.items.length;
  return (
    <section className={`nj-card ${styles.section}`} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        {title} <span className="nj-number">{t('count', { count: section.total })}</span>
      </h2>
      <ul>
        {section.items.map((item) => (
          <Entry key={`${item.kind}-${item.id}`} item={item} tone={tone} />
        ))}
      </ul>
      {rest > 0 && <p className={styles.rest}>{t('rest', { count: rest })}</p>}
    </section>
  );
}

/** The whole entry is the link; the verb at its end says what opens. */
function Entry({ item, tone }: { item: TodayItem; tone: StateTone }) {
  const { t } = useTranslation('today');
  const link = linkOf(item, useContext(BuiltPaths));
  const where = [item.place, item.unionName, item.caseNumber].filter(Boolean).join(' · ');
  const words = (
    <>
      <span className={styles.words}>
        <span className={styles.subject}>
          <strong>{item.personName}</strong>
          <span>{item.subject}</span>
          {item.private && <StateTag tone="private" />}
        </span>
        {where && <span className={styles.where}>{where}</span>}
      </span>
      <span className={styles.end}>
        {(item.dueText || item.dueOn) && (
          <StateTag tone={tone}>{item.dueText ?? (item.dueOn && <RelativeDate day={item.dueOn} />)}</StateTag>
        )}
        {link && <span className={styles.verb}>{t(`verbs.${item.kind}`)}</span>}
      </span>
    </>
  );
  return (
    <li data-list-item tabIndex={link ? undefined : -1} className={styles.item}>
      {link ? (
        <Link className={styles.entry} to={link}>
          {words}
        </Link>
      ) : (
        <div className={styles.entry}>{words}</div>
      )}
    </li>
  );
}
