import { useTranslation } from 'react-i18next';
import { toFen } from '../../money';
import { Amount } from '../../parts/amount';
import { FundBar } from '../../parts/fund-bar';
import { StateTag } from '../../parts/state-tag';
import type { FundAccount } from './fund-types';
import styles from './funds.module.css';

/** Spent this year, held, left; and what the budget of the year still has. */
export function FundFigures({ fund: { figures } }: { fund: FundAccount }) {
  const { t } = useTranslation('funds');
  const { year, available, held, spent, planned, budgetLeft } = figures;
  const isOver = budgetLeft !== null && (toFen(budgetLeft) ?? 0n) < 0n;
  return (
    <span className={styles.figures}>
      <FundBar spent={spent} held={held} left={available} />
      {planned === null ? (
        <span className="nj-caption">{t('noBudget', { year })}</span>
      ) : (
        <span className="nj-caption nj-number">
          {t('budget', { year })} <Amount value={planned} /> ·{' '}
          {isOver ? <StateTag tone="late">{t('overBudget')}</StateTag> : t('budgetLeft')}{' '}
          <Amount value={(budgetLeft ?? '0').replace('-', '')} />
        </span>
      )}
    </span>
  );
}
