import { useTranslation } from 'react-i18next';
import { StateTag } from '../../parts/state-tag';
import { type DisbursementRow, markTone } from './disbursement-types';
import { daysWaiting, waitingTone } from './waiting';
import styles from './disbursements.module.css';

/** Over the standard, evidence missing: what to look at twice. */
export function Marks({ marks }: Pick<DisbursementRow, 'marks'>) {
  const { t } = useTranslation('disbursements');
  if (marks.length === 0) return null;
  return (
    <span className={styles.marks}>
      {marks.map((mark) => (
        <StateTag key={mark} tone={markTone(mark)}>
          {t(`marks.${mark}`)}
        </StateTag>
      ))}
    </span>
  );
}

/** 等了 3 天 */
export function Waiting({ since }: { since: string }) {
  const { t } = useTranslation('disbursements');
  const days = daysWaiting(since);
  return <StateTag tone={waitingTone(days)}>{days === 0 ? t('waiting.today') : t('waiting.days', { days })}</StateTag>;
}
