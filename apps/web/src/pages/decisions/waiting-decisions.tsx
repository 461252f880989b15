import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Amount } from '../../parts/amount';
import { useWaitingDecisions } from './use-waiting';
import styles from './decisions.module.css';

export interface WaitingDecisionsProps {
  readonly type: string;
  readonly title: string;
  readonly to: (id: string) => string;
  /** It is about a person rather than a sum. */
  readonly named?: boolean;
}

/** Above the single payments: what waits for me as a whole. */
export function WaitingDecisions({ type, title, to, named = false }: WaitingDecisionsProps) {
  const { t } = useTranslation('decisions');
  const heading = useId();
  const { pathname } = useLocation();
  const items = useWaitingDecisions(type).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={`nj-card ${styles.waiting}`} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <ul>
        {items.map(({ id, subjectId, title: what, number, amount, stepName, requesterName, recipients }) => (
          <li key={id}>
            <Link className={styles.line} to={to(subjectId)} state={{ back: pathname }}>
              <span>
                <strong>{[named && recipients[0], what].filter(Boolean).join(' · ')}</strong>
                <span className="nj-caption"> {t('line', { number, step: stepName, name: requesterName })}</span>
              </span>
              {!named && <Amount value={amount} strong />}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
