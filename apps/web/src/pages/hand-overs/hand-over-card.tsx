import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayText } from '../../dates';
import { StateTag } from '../../parts/state-tag';
import { type HandOverSummary, STATUS_TONES } from './hand-over-types';
import styles from './hand-overs.module.css';

/** One hand-over in a list, with how far it got. */
export function HandOverCard({ handOver }: { handOver: HandOverSummary }) {
  const { t } = useTranslation('hand-overs');
  const { id, fromName, toName, unionName, onDay, status, statusLabel, lines, waiting, refused } = handOver;
  const progress = [
    t('decided', { done: lines - waiting, lines }),
    refused > 0 && t('refusedCount', { count: refused }),
  ].filter(Boolean);
  return (
    <section className={`nj-card ${styles.card}`}>
      <p>
        <StateTag tone={STATUS_TONES[status]}>{statusLabel}</StateTag>{' '}
        <Link to={`/hand-overs/${id}`}>{t('fromTo', { from: fromName, to: toName })}</Link>
      </p>
      <p className="nj-caption">{[unionName, t('until', { day: dayText(onDay, t) }), ...progress].join(' · ')}</p>
    </section>
  );
}
