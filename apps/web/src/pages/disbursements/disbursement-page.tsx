import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { Amount } from '../../parts/amount';
import { ImportedTag } from '../../parts/imported-tag';
import { PrintForms } from '../../parts/print-forms';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { CaseDrawer } from '../../shell/case-drawer';
import { useBuilt } from '../../shell/built-paths';
import { usePhone } from '../../theme/media';
import { ActionBar } from './action-bar';
import { type Disbursement, toneOf } from './disbursement-types';
import { EmergencyLine } from './emergency-line';
import { EvidenceLine, EvidenceList } from './evidence-line';
import { EvidenceLines } from './evidence-lines';
import { Marks } from './marks';
import { PaymentLines } from './payment-lines';
import { Signers } from './signers';
import { isToBeSubmitted } from './submission-choices';
import { useDisbursement, useQueuePlace } from './use-disbursement';
import styles from './disbursements.module.css';

/** One disbursement beside its queue: all that a decision needs, and the buttons that are open to me. */
export default function DisbursementPage() {
  const { t } = useTranslation('disbursements');
  const { disbursementId = '' } = useParams();
  const place = useQueuePlace();
  const { search } = useLocation();
  const phone = usePhone();
  const { data: disbursement, isPending, error, refetch } = useDisbursement(disbursementId);
  return (
    <CaseDrawer title={disbursement ? <Title disbursement={disbursement} /> : t('one')} back={`${place}${search}`}>
      {isPending && <LoadingState rows={8} />}
      {error && !disbursement && <ErrorState error={error} onRetry={() => void refetch()} />}
      {disbursement && !phone && <ActionBar key={`bar ${disbursement.id}`} disbursement={disbursement} />}
      {disbursement && <Decision key={disbursement.id} disbursement={disbursement} />}
      {disbursement && phone && <ActionBar key={`bar ${disbursement.id}`} disbursement={disbursement} />}
    </CaseDrawer>
  );
}

function Title({ disbursement }: { disbursement: Disbursement }) {
  const { recipientName, amount, stage, stageName, inHistory } = disbursement;
  return (
    <span className={styles.title}>
      {recipientName}
      <span className={styles.titleAmount}>
        <Amount value={amount} strong />
      </span>
      <StateTag tone={toneOf(stage)}>{stageName}</StateTag>
      <ImportedTag of={{ isImported: inHistory }} />
    </span>
  );
}

function Decision({ disbursement }: { disbursement: Disbursement }) {
  const { t } = useTranslation('disbursements');
  return (
    <>
      <Lead disbursement={disbursement} />
      {disbursement.reason && (
        <EvidenceList>
          <EvidenceLine label={t('lines.reason')}>
            <p>{disbursement.reason}</p>
            {disbursement.papersCame && <p>{disbursement.papersCame}</p>}
          </EvidenceLine>
        </EvidenceList>
      )}
      <EmergencyLine disbursement={disbursement} />
      <EvidenceLines disbursement={disbursement} />
      <PaymentLines disbursement={disbursement} />
      <Signers disbursementId={disbursement.id} />
      <p className={styles.forms}>
        <PrintForms subjectType="disbursement" subjectId={disbursement.id} version={disbursement.version} />
      </p>
    </>
  );
}

/** Where the last word on it still says something about now. */
const REASONED = new Set(['requested', 'in-review', 'returned', 'refused', 'withdrawn', 'approved', 'reversed']);

function Lead({ disbursement }: { disbursement: Disbursement }) {
  const { t } = useTranslation('disbursements');
  const { number, occasionName, eventDate, recipientUnionName, requestedByName, requestedOn, caseRef } = disbursement;
  const { status, lastReason } = disbursement;
  const visits = useBuilt('/duties/:dutyId') && caseRef.type === 'visit-duty';
  return (
    <div className={styles.lead}>
      <p>
        {occasionName} · <RelativeDate day={eventDate} /> · {recipientUnionName}
      </p>
      <p className="nj-caption nj-number">
        {number} ·{' '}
        {disbursement.inHistory ? (
          t('inHistory')
        ) : (
          <>
            {t('requestedBy', { name: requestedByName })} <RelativeDate day={requestedOn} />
          </>
        )}
        {visits && (
          <>
            {' '}
            · <Link to={`/duties/${caseRef.id}`}>{t('case')}</Link>
          </>
        )}
      </p>
      <Marks marks={disbursement.marks} />
      {disbursement.marks.includes('payee-withdrawn') && (
        <Alert
          type="warning"
          showIcon
          title={t(isToBeSubmitted(disbursement) ? 'payment.payeeWithdrawnAsked' : 'payment.payeeWithdrawn')}
        />
      )}
      {lastReason && REASONED.has(status) && <p>{t(`lastReason.${status}`, { reason: lastReason })}</p>}
    </div>
  );
}
