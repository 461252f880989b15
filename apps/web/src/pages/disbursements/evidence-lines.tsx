import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { fromFen, toFen, yuan } from '../../money';
import { Amount } from '../../parts/amount';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useBuilt } from '../../shell/built-paths';
import { usePhone } from '../../theme/media';
import { DocumentStrip } from './document-strip';
import { EvidenceLine, EvidenceList } from './evidence-line';
import { type Disbursement, type Evidence, isPaid } from './disbursement-types';
import { useEvidence, useQueuePlace, useReckoning } from './use-disbursement';
import styles from './disbursements.module.css';

/** What has to be known to decide, on one screen: the rule, the fund, what the family had, what could be double. */
export function EvidenceLines({ disbursement }: { disbursement: Disbursement }) {
  const { t } = useTranslation('disbursements');
  const { data: evidence, isPending, error, refetch } = useEvidence(disbursement.id);
  if (isPending) return <LoadingState rows={5} />;
  if (!evidence) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <EvidenceList>
      <EvidenceLine label={t('lines.rule')}>
        <Rule disbursement={disbursement} />
      </EvidenceLine>
      <EvidenceLine label={t('lines.fund')}>
        <Fund disbursement={disbursement} fund={evidence.fund} />
      </EvidenceLine>
      <EvidenceLine label={t('lines.household')}>
        <Received evidence={evidence} />
      </EvidenceLine>
      <EvidenceLine label={t('lines.duplicates')}>
        <Duplicates duplicates={evidence.duplicates} />
      </EvidenceLine>
      <EvidenceLine label={t('lines.documents', { count: evidence.documents.length })}>
        <DocumentStrip documents={evidence.documents} />
      </EvidenceLine>
    </EvidenceList>
  );
}

function Rule({ disbursement }: { disbursement: Disbursement }) {
  const { t } = useTranslation('disbursements');
  const phone = usePhone();
  const { ruleSentence, standardVersion, allowedAmount, marks } = disbursement;
  const { data: reckoning = [] } = useReckoning(disbursement);
  const isMarked = marks.length > 0;
  const lines = ruleSentence.split('\n').filter(Boolean);
  return (
    <>
      {reckoning.length > 0 ? isMarked && <p>{lines.at(-1)}</p> : <RuleLines lines={lines} />}
      <p className="nj-number">
        {[allowedAmount && t('rule.allowed', { amount: yuan(allowedAmount) }), standardVersion]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {reckoning.length > 0 && (
        <details className={styles.details} open={isMarked || !phone}>
          <summary>{t('rule.reckoning')}</summary>
          <ol>
            {reckoning.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

/** As it was reckoned when the money was asked for; the last line is the answer. */
function RuleLines({ lines }: { lines: readonly string[] }) {
  const { t } = useTranslation('disbursements');
  if (lines.length === 0) return <p>{t('rule.none')}</p>;
  return lines.map((line) => <p key={line}>{line}</p>);
}

function Fund({ disbursement, fund }: { disbursement: Disbursement; fund: Evidence['fund'] }) {
  const { t } = useTranslation('disbursements');
  const linked = useBuilt('/funds');
  if (!fund) return <p className="nj-caption">{t('fund.none')}</p>;
  const isTaken = disbursement.status === 'approved' || isPaid(disbursement);
  const after = fromFen((toFen(fund.available) ?? 0n) - (toFen(disbursement.amount) ?? 0n));
  return (
    <>
      <p>{linked ? <Link to={`/funds/${fund.id}`}>{fund.name}</Link> : fund.name}</p>
      <p className={styles.figures}>
        <span>
          {t('fund.available')} <Amount value={fund.available} />
        </span>
        <span>
          {t('fund.held')} <Amount value={fund.held} />
        </span>
        {!isTaken && (
          <span>
            {t('fund.after')} <Amount value={after} strong />
          </span>
        )}
      </p>
      {!fund.suffices && <StateTag tone="late">{t('fund.short')}</StateTag>}
    </>
  );
}

const SHOWN = 3;

function Received({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('disbursements');
  const { aid, aidCount, aidTotal } = evidence;
  if (aidCount === 0) return <p>{t('received.none')}</p>;
  return (
    <>
      <p>
        {t('received.total', { count: aidCount })} <Amount value={aidTotal} strong />
      </p>
      <ul>
        {aid.slice(0, SHOWN).map((each) => (
          <ReceivedAid key={each.id} aid={each} />
        ))}
      </ul>
      {aid.length > SHOWN && (
        <details className={styles.details}>
          <summary>{t('received.more', { count: aid.length - SHOWN })}</summary>
          <ul>
            {aid.slice(SHOWN).map((each) => (
              <ReceivedAid key={each.id} aid={each} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function ReceivedAid({ aid }: { aid: Evidence['aid'][number] }) {
  const { t } = useTranslation('disbursements');
  const place = useQueuePlace();
  const { search } = useLocation();
  return (
    <li className="nj-caption nj-number">
      <RelativeDate day={aid.givenOn} /> {aid.own ? t('received.own') : aid.recipientName} {aid.occasionName}{' '}
      <Amount value={aid.amount} /> · {aid.statusName} · <Link to={`${place}/${aid.id}${search}`}>{aid.number}</Link>
    </li>
  );
}

function Duplicates({ duplicates }: Pick<Evidence, 'duplicates'>) {
  const { t } = useTranslation('disbursements');
  const place = useQueuePlace();
  const { search } = useLocation();
  if (duplicates.length === 0) return <p>{t('duplicates.none')}</p>;
  return (
    <>
      <StateTag tone="late">{t('duplicates.some', { count: duplicates.length })}</StateTag>
      <ul>
        {duplicates.map(({ disbursementId, number, reasons }) => (
          <li key={disbursementId}>
            <Link className="nj-number" to={`${place}/${disbursementId}${search}`}>
              {number}
            </Link>
            <ul className="nj-caption">
              {reasons.map(({ code, sentence }) => (
                <li key={code}>{sentence}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}
