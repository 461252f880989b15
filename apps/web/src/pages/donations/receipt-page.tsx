import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../api/client';
import { download } from '../../api/download';
import { useChange } from '../../api/use-change';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { PageHeader } from '../../parts/page-header';
import { PrintForms } from '../../parts/print-forms';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { type Donation, donationQuery, DONATIONS } from './donation-types';
import styles from './donations.module.css';

const RECEIPT = 'DONATION-RECEIPT';

/** What the donor's receipt says; the paper is a sheet with a check code (捐赠法 art. 16). */
export default function ReceiptPage() {
  const { t } = useTranslation('donations');
  const { donationId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery(donationQuery(donationId));
  return (
    <>
      <PageHeader
        title={t('receipt')}
        back={`/donations/${donationId}`}
        actions={data && <ReceiptActions donation={data} />}
      />
      {isPending && <LoadingState rows={6} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Receipt donation={data} />}
    </>
  );
}

function ReceiptActions({ donation }: { donation: Donation }) {
  const { t } = useTranslation('donations');
  const { can } = useSession();
  const change = useChange<void, Donation>({
    problems: 'inline',
    said: t('receiptDone'),
    send: async () => {
      const { id, version } = donation;
      const issued = await api.post<Donation>(`/staff/donations/${id}/receipt`, undefined, { version });
      await download('/staff/form-sheets', { code: RECEIPT, subjectId: id });
      return issued;
    },
    refreshes: [DONATIONS],
  });
  const mayIssue = can('donation:manage') && donation.openActions.includes('issue-receipt');
  return (
    <>
      <ProblemNotice error={change.error} />
      <PrintForms subjectType="donation" subjectId={donation.id} version={donation.version} />
      {mayIssue && (
        <Button type="primary" loading={change.isPending} onClick={() => change.mutate()}>
          {t('receiptIssue')}
        </Button>
      )}
    </>
  );
}

function Receipt({ donation }: { donation: Donation }) {
  const { t } = useTranslation('donations');
  const { number, givenOn, donorName, amount, amountInWords, purpose, unionName, registeredByName } = donation;
  return (
    <article className={styles.receipt}>
      <h2>{t('receiptTitle')}</h2>
      <p className={styles.receiptTop}>
        <span>{dayText(givenOn, t, '')}</span>
        <span>{t('receiptNumber', { number })}</span>
      </p>
      <dl>
        <div>
          <dt>{t('receiptFrom')}</dt>
          <dd>{donorName}</dd>
        </div>
        <div>
          <dt>{t('receiptWords')}</dt>
          <dd>{amountInWords}</dd>
        </div>
        <div>
          <dt>{t('receiptFigure')}</dt>
          <dd>{amount === null ? t('unknown') : yuan(amount)}</dd>
        </div>
        <div>
          <dt>{t('receiptPurpose')}</dt>
          <dd>{purpose ?? t('free')}</dd>
        </div>
      </dl>
      <p>{t('receiptThanks')}</p>
      <p className={styles.receiptTop}>
        <span>
          {t('receiptHandler')} {registeredByName}
        </span>
        <span>
          {unionName} {t('receiptSeal')}
        </span>
      </p>
    </article>
  );
}
