import { useTranslation } from 'react-i18next';
import { dayText, spanTexts } from '../../dates';
import { Amount } from '../../parts/amount';
import { StateTag } from '../../parts/state-tag';
import { type Claim, TONES } from './mutual-aid-types';
import styles from './mutual-aid.module.css';

/** From one day to another; what is not known is left out. */
export function Span({ from, to }: { from: string | null; to: string | null }) {
  const { t } = useTranslation('mutual-aid');
  if (from && to) {
    const [first, last] = spanTexts(from, to, t);
    return <>{t('fromTo', { from: first, to: last })}</>;
  }
  const day = from ?? to;
  return <>{day && dayText(day, t)}</>;
}

export function Known({ amount }: { amount: string | null }) {
  const { t } = useTranslation('mutual-aid');
  return amount === null ? <span className="nj-caption">{t('unknown')}</span> : <Amount value={amount} />;
}

export function ClaimState({ claim: { status, isImported } }: { claim: Claim }) {
  const { t } = useTranslation('mutual-aid');
  return <StateTag tone={TONES[status]}>{t(isImported ? 'imported' : `states.${status}`)}</StateTag>;
}

export function ClaimCard({ claim, withName = false }: { claim: Claim; withName?: boolean }) {
  const { t } = useTranslation('mutual-aid');
  return (
    <span className={styles.card}>
      <span className={styles.top}>
        <strong>{withName ? claim.memberName : claim.planName}</strong>
        {(claim.paid !== null || claim.status === 'paid') && <Known amount={claim.paid} />}
      </span>
      <span className="nj-caption">
        {withName && `${claim.planName} `}
        {t('stay')} <Span from={claim.admittedOn} to={claim.dischargedOn} />
      </span>
      <span className={styles.top}>
        <span className="nj-caption">{claim.paidOn && t('paidOnDay', { day: dayText(claim.paidOn, t) })}</span>
        <ClaimState claim={claim} />
      </span>
    </span>
  );
}
