import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { Amount } from '../../parts/amount';
import { type OpenPlan, PLANS } from './transfer-types';
import styles from './payments.module.css';

/** What was approved as a whole and waits for the cashier: paid in one go on its own page. */
export function OpenPlans() {
  const { t } = useTranslation('disbursements');
  const { data = [] } = useQuery({
    queryKey: [...PLANS, 'open'],
    queryFn: ({ signal }) => api.get<OpenPlan[]>('/staff/disbursement-plans', undefined, signal),
  });
  if (data.length === 0) return null;
  return (
    <ul className={styles.plans} aria-label={t('plans.open')}>
      {data.map(({ id, number, occasionName, openCount, openAmount }) => (
        <li key={id}>
          <Link to={`/payments/plans/${id}`}>
            <strong>{t('plans.line', { occasion: occasionName, count: openCount })}</strong>{' '}
            <Amount value={openAmount} /> <span className="nj-caption nj-number">{number}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
