import { useTranslation } from 'react-i18next';
import { Amount } from '../../parts/amount';
import { StateTag } from '../../parts/state-tag';
import { type DisbursementRow, toneOf } from './disbursement-types';
import { Marks, Waiting } from './marks';
import styles from './disbursements.module.css';

export interface DisbursementCardProps {
  readonly row: DisbursementRow;
  /** Among others that stand elsewhere: it says where it stands, also while somebody is waited for. */
  readonly mixed?: boolean;
}

/** The phone's line of a queue; the list makes it a link. */
export function DisbursementCard({ row, mixed = false }: DisbursementCardProps) {
  const { t } = useTranslation('disbursements');
  const { recipientName, recipientUnionName, occasionName, amount, marks, approval, stage, stageName } = row;
  return (
    <span className={styles.card}>
      <span className={styles.cardTop}>
        <strong>{recipientName}</strong>
        <Amount value={amount} strong />
      </span>
      <span>{t('card.what', { occasion: occasionName, kind: row.paymentKindName })}</span>
      <span className="nj-caption">{recipientUnionName}</span>
      <span className={styles.marks}>
        {(mixed || !approval) && <StateTag tone={toneOf(stage)}>{stageName}</StateTag>}
        {approval && <Waiting since={approval.waitingSince} />}
        <Marks marks={marks} />
      </span>
    </span>
  );
}
