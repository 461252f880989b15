import { useTranslation } from 'react-i18next';
import { yuan } from '../../money';
import type { DutyEntitlement } from './visit-types';
import styles from './visits.module.css';

export interface StandardNoticeProps {
  readonly entitlement: DutyEntitlement;
  /** Something is being handed over: then the marks speak of it. */
  readonly gives: boolean;
  /** 应急先付: papers that are missing do not change who signs. */
  readonly first?: boolean;
}

/** What the standard says, in a sentence; the reckoning below it for who wants to see it. */
export function StandardNotice({ entitlement, gives, first = false }: StandardNoticeProps) {
  const { t } = useTranslation('visits');
  const { entitled, remaining, cap, reason, whoMayDecideOtherwise, explanation } = entitlement;
  const marked = gives && entitlement.needsHigherRoute && !first;
  const remarks = gives ? entitlement.remarks.filter((remark) => remark !== reason) : [];
  // The remarks name what may be given and by how much it is over: once is enough.
  const may = entitled && remaining && cap && remarks.length === 0;
  return (
    <div className={marked ? `${styles.standard} ${styles.marked}` : styles.standard}>
      {may && <p>{t('standard.may', { remaining: yuan(remaining), cap: yuan(cap) })}</p>}
      {!entitled && <p>{reason}</p>}
      {!entitled && whoMayDecideOtherwise && <p>{t('standard.otherwise', { who: whoMayDecideOtherwise })}</p>}
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {marked && <p>{t('standard.higherRoute')}</p>}
      {explanation.length > 0 && <Reckoning lines={explanation} />}
    </div>
  );
}

export function Reckoning({ lines }: { lines: readonly string[] }) {
  const { t } = useTranslation('visits');
  return (
    <details className={styles.reckoning}>
      <summary>{t('standard.reckoning')}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
