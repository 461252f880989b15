import { useTranslation } from 'react-i18next';
import { Amount } from '../../parts/amount';
import { StateTag } from '../../parts/state-tag';
import { type DisbursementRow, toneOf } from './disbursement-types';
import { Marks, Waiting } from './marks';
import styles from './disbursements.module.css';

/** The phone's line of a queue; the list makes it a link. */
export function DisbursementCard({ row }: { row: DisbursementRow }) {
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
        {approval ? <Waiting since={approval.waitingSince} /> : <StateTag tone={toneOf(stage)}>{stageName}</StateTag>}
        <Marks marks={marks} />
      </span>
    </span>
  );
}
