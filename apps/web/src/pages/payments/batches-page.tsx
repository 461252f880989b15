import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { Amount } from '../../parts/amount';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { DISBURSEMENTS } from '../disbursements/disbursement-types';
import styles from './payments.module.css';

type BatchRow = Schemas['PayoutBatchRowView'];

/** What was paid together, latest first. */
export default function BatchesPage() {
  const { t } = useTranslation('disbursements');
  const list = useKeyset<BatchRow>([...DISBURSEMENTS, 'batches'], (after, signal) =>
    api.get('/staff/payout-batches', { after }, signal),
  );
  return (
    <>
      <PageHeader title={t('batches.title')} subtitle={t('batches.says')} back="/payments" />
      <KeysetList
        list={list}
        label={t('batches.title')}
        itemKey={({ id }) => id}
        to={({ id }) => `/payments/batches/${id}`}
        renderItem={(batch) => <BatchLine batch={batch} />}
        empty={t('batches.empty')}
      />
    </>
  );
}

function BatchLine({ batch }: { batch: BatchRow }) {
  const { t } = useTranslation('disbursements');
  const { number, paymentKindName, paidOn, itemCount, total, paidByName } = batch;
  return (
    <span className={styles.batch}>
      <span className={styles.batchTop}>
        <strong>
          <RelativeDate day={paidOn} /> {t('batches.what', { kind: paymentKindName, count: itemCount })}
        </strong>
        <Amount value={total} strong />
      </span>
      <span className="nj-caption nj-number">
        {number} · {t('batches.by', { name: paidByName })}
      </span>
    </span>
  );
}
