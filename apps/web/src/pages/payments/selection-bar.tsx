import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { yuan } from '../../money';
import type { DisbursementRow } from '../disbursements/disbursement-types';
import { totalOf } from '../disbursements/queue-total';
import { BatchDialog } from './batch-dialog';
import { PrepareTransfers } from './prepare-transfers';
import styles from './payments.module.css';

export interface SelectionBarProps {
  readonly rows: readonly DisbursementRow[];
  readonly onClear: () => void;
}

/** What is picked, together: one union and one kind of payment, paid wholly or not at all. */
export function SelectionBar({ rows, onClear }: SelectionBarProps) {
  const { t } = useTranslation('disbursements');
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const first = rows[0];
  if (!first) return null;
  const isMixed = rows.some(
    ({ unionId, paymentKind }) => unionId !== first.unionId || paymentKind !== first.paymentKind,
  );
  const words = { count: rows.length, amount: yuan(totalOf(rows)), kind: first.paymentKindName };
  const sheet = `/payments/sheet?ids=${rows.map(({ id }) => id).join(',')}`;
  return (
    <section className={styles.selection} aria-label={t('batch.picked')}>
      <p className="nj-number">{isMixed ? t('batch.mixed') : t('batch.total', words)}</p>
      <Button onClick={onClear}>{t('batch.clear')}</Button>
      {first.paymentKind !== 'transfer' && !isMixed && (
        <Button onClick={() => void navigate(sheet)}>{t('batch.printSheet')}</Button>
      )}
      {first.paymentKind === 'transfer' && !isMixed && (
        <PrepareTransfers selection={{ items: rows.map(({ id, version }) => ({ id, version })) }} words={words} />
      )}
      <Button type="primary" disabled={isMixed} onClick={() => setOpen(true)}>
        {t('batch.pay', words)}
      </Button>
      <BatchDialog rows={rows} open={open} onClose={() => setOpen(false)} onPaid={onClear} />
    </section>
  );
}
