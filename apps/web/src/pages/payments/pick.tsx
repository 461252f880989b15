import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DisbursementRow } from '../disbursements/disbursement-types';
import styles from './payments.module.css';

export interface Picking {
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
}

export interface PickProps extends Picking {
  readonly row: DisbursementRow;
  /** Says beside the box what it does: on the phone no column does. */
  readonly named?: boolean;
}

/** A box to take one of several along. */
export function Pick({ row: { id, recipientName, amount, marks }, picked, onPick, named = false }: PickProps) {
  const { t } = useTranslation('disbursements');
  if (marks.includes('payee-withdrawn')) return null;
  const toggle = (checked: boolean) => {
    const next = new Set(picked);
    if (checked) next.add(id);
    else next.delete(id);
    onPick(next);
  };
  return (
    <Checkbox
      className={styles.pick ?? ''}
      aria-label={t('payments.pickOne', { name: recipientName, amount })}
      checked={picked.has(id)}
      onChange={(event) => toggle(event.target.checked)}
    >
      {named && t('atOnce.pick')}
    </Checkbox>
  );
}
