import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../parts/amount';
import { useWaitingDecisions } from './use-waiting';
import styles from './decisions.module.css';

export interface WaitingDecisionsProps {
  readonly type: string;
  readonly title: string;
  readonly to: (id: string) => string;
}

/** Above the single payments: what waits for me as a whole. */
export function WaitingDecisions({ type, title, to }: WaitingDecisionsProps) {
  const { t } = useTranslation('decisions');
  const heading = useId();
  const items = useWaitingDecisions(type).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={`nj-card ${styles.waiting}`} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <ul>
        {items.map(({ id, subjectId, title: what, number, amount, stepName, requesterName }) => (
          <li key={id}>
            <Link className={styles.line} to={to(subjectId)}>
              <span>
                <strong>{what}</strong>
                <span className="nj-caption"> {t('line', { number, step: stepName, name: requesterName })}</span>
              </span>
              <Amount value={amount} strong />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
