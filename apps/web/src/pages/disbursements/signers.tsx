import { useTranslation } from 'react-i18next';
import { RelativeInstant } from '../../parts/relative-date';
import { ErrorState, LoadingState } from '../../parts/states';
import { EvidenceLine, EvidenceList } from './evidence-line';
import type { ApprovalHistory } from './disbursement-types';
import { useApprovals } from './use-disbursement';
import styles from './disbursements.module.css';

type Signature = ApprovalHistory['signatures'][number];
type ApprovalRecord = ApprovalHistory['records'][number];

/** Everybody who signed, what else was done, and who is next. */
export function Signers({ disbursementId }: { disbursementId: string }) {
  const { t } = useTranslation('disbursements');
  const { data, isPending, error, refetch } = useApprovals(disbursementId);
  if (isPending) return <LoadingState rows={2} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return null;
  return (
    <EvidenceList>
      <EvidenceLine label={t('lines.signers')}>
        {data.items.map((approval) => (
          <Sheet key={approval.id} approval={approval} />
        ))}
      </EvidenceLine>
    </EvidenceList>
  );
}

function Sheet({ approval }: { approval: ApprovalHistory }) {
  const { t } = useTranslation('disbursements');
  const { signatures, records, steps, status } = approval;
  const done = [
    ...signatures.map((signature) => ({ at: signature.signedAt, key: signature.signedAt, signature, record: null })),
    ...records.map((record) => ({
      at: record.doneAt,
      key: `${record.doneAt}${record.action}`,
      signature: null,
      record,
    })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  const ahead = status === 'open' ? steps.filter(({ progress }) => progress !== 'done') : [];
  return (
    <>
      <ol>
        {done.map(({ key, signature, record }) =>
          signature ? <Signed key={key} signature={signature} /> : <Done key={key} record={record} />,
        )}
        {ahead.map(({ name, roles, progress, collective }) => (
          <li key={name} className={styles.signature}>
            <span className={styles.shape} data-progress={progress} aria-hidden="true" />
            <span>
              {t(`signers.${progress}`, { step: name, roles: roles.join(t('or')) })}
              {collective && <span className="nj-caption"> · {t('signers.collective')}</span>}
            </span>
          </li>
        ))}
      </ol>
      <details className={styles.details}>
        <summary>{t('signers.route')}</summary>
        <ul>
          <li>{approval.routeReason}</li>
        </ul>
      </details>
    </>
  );
}

function Signed({ signature }: { signature: Signature }) {
  const { t } = useTranslation('disbursements');
  const { stepName, personName, role, onBehalf, signedAt, comment, vote, valid } = signature;
  return (
    <li className={styles.signature} data-valid={valid}>
      <span className={styles.shape} data-progress={valid ? 'done' : 'ahead'} aria-hidden="true" />
      <span>
        <span className={styles.said}>
          {stepName} {personName}
          {role ? '' : ` ${t('signers.added')}`}
          {onBehalf && !personName.includes(' 代 ') ? ` ${t('signers.onBehalf')}` : ''}
        </span>{' '}
        <span className="nj-caption nj-number">
          <RelativeInstant at={signedAt} />
          {!valid && ` · ${t('signers.void')}`}
        </span>
        {comment && <span className="nj-caption"> · {comment}</span>}
        {vote && <span className="nj-caption nj-number"> · {t('signers.vote', { ...vote })}</span>}
      </span>
    </li>
  );
}

function Done({ record }: { record: ApprovalRecord }) {
  const { action, personName, toPersonName, comment, doneAt } = record;
  return (
    <li className={styles.signature}>
      <span className={styles.shape} data-progress="done" aria-hidden="true" />
      <span>
        {action} {personName}
        {toPersonName && ` → ${toPersonName}`}{' '}
        <span className="nj-caption nj-number">
          <RelativeInstant at={doneAt} />
          {comment && ` · ${comment}`}
        </span>
      </span>
    </li>
  );
}
