import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DisbursementRow } from '../disbursements/disbursement-types';
import styles from './payments.module.css';

export interface Picking {
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
}

/** A box to take one of several along. */
export function Pick({ row: { id, recipientName, amount }, picked, onPick }: Picking & { row: DisbursementRow }) {
  const { t } = useTranslation('disbursements');
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
    />
  );
}
