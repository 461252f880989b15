import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../../parts/amount';
import { DetailSection } from '../../../parts/detail-section';
import { RelativeDate } from '../../../parts/relative-date';
import { StateTag, type StateTone } from '../../../parts/state-tag';
import { useSession } from '../../../session/use-session';
import { useBuilt } from '../../../shell/built-paths';
import type { CaseAid, VisitDuty } from '../visit-types';
import styles from './case.module.css';

const TONES: Readonly<Record<string, StateTone>> = {
  paid: 'done',
  confirmed: 'done',
  reconciled: 'done',
  returned: 'due',
  disputed: 'late',
  refused: 'plain',
  withdrawn: 'plain',
  reversed: 'plain',
};

/** The requests for the money of this case, each with where it stands and who has it. */
export function CaseMoney({ duty: { aids } }: { duty: VisitDuty }) {
  const { t } = useTranslation('visits');
  if (aids.length === 0) return null;
  return (
    <DetailSection title={t('case.money', { count: aids.length })}>
      <ul>
        {aids.map((aid) => (
          <li key={aid.id} className={styles.row}>
            <Aid aid={aid} />
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}

function Aid({ aid }: { aid: CaseAid }) {
  const { t } = useTranslation('visits');
  const { can } = useSession();
  const opens = useBuilt('/payments') && can('disbursement:read');
  const { id, number, amount, paymentKindName, stage, stageName, waitsFor, routeReason, lastReason, paidOn } = aid;
  return (
    <>
      <p className={styles.rowTop}>
        <Amount value={amount} strong />
        <span>{paymentKindName}</span>
        <StateTag tone={TONES[stage] ?? 'waiting'}>{stageName}</StateTag>
        {waitsFor && <span>{t('case.waitsFor', { office: waitsFor })}</span>}
        {paidOn && (
          <span>
            {t('case.paidOn')} <RelativeDate day={paidOn} />
          </span>
        )}
      </p>
      {lastReason && <p>{t('case.lastReason', { reason: lastReason })}</p>}
      <p className="nj-caption nj-number">
        {opens ? <Link to={`/payments/${id}`}>{number}</Link> : number}
        {routeReason && ` · ${routeReason}`}
      </p>
    </>
  );
}
