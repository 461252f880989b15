import { useTranslation } from 'react-i18next';
import { Amount } from '../../parts/amount';
import { Answer, Receipt } from './own-aids';
import { useOwnPayments } from './use-own-payments';
import styles from './portal.module.css';

/** Paid to me and not confirmed yet, of whatever is no matter of its own page: study aid, rounds. */
export function AwaitedReceipts({ of = (type) => type !== 'visit-duty' }: { of?: (caseType: string) => boolean }) {
  const { t } = useTranslation('portal');
  const { data } = useOwnPayments();
  const awaited = (data?.items ?? []).filter(
    ({ openActions, caseRef }) => openActions.includes('confirm') && of(caseRef.type),
  );
  if (awaited.length === 0) return null;
  return (
    <section className={`nj-card ${styles.standing}`} aria-label={t('aid.awaited')}>
      <h2>{t('aid.awaited')}</h2>
      <ul>
        {awaited.map((one) => (
          <li key={one.id} className={styles.aid}>
            <p className={styles.top}>
              <Amount value={one.amount} strong />
              <span>{one.occasionName}</span>
            </p>
            <p>{one.sentence}</p>
            <Answer of={one} />
            <Receipt aid={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
