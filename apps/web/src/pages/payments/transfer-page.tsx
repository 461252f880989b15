import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { Amount } from '../../parts/amount';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { TransferActions } from './transfer-actions';
import { itemTone, listTone, type TransferItem, type TransferList, TRANSFERS } from './transfer-types';
import styles from './payments.module.css';

const AT_ONCE = 100;

/** One file for the bank: download it, take in the bank's answer. */
export default function TransferPage() {
  const { t } = useTranslation('disbursements');
  const { listId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...TRANSFERS, listId],
    queryFn: ({ signal }) => api.get<TransferList>(`/staff/transfer-lists/${listId}`, undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={t('transfers.one')}
        subtitle={data && <Summary list={data} />}
        back="/payments/transfers"
        actions={data && data.openActions.length > 0 && <TransferActions key={data.id} list={data} />}
      />
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.status === 'sent' && <p className={styles.steps}>{t('transfers.steps')}</p>}
      {data && <Items list={data} />}
    </>
  );
}

function Summary({ list }: { list: TransferList }) {
  const { t } = useTranslation('disbursements');
  const { number, statusName, itemCount, total, paidCount, failedCount, payoutBatchId, note, planNumber } = list;
  return (
    <span className="nj-number">
      <StateTag tone={listTone(list)}>{statusName}</StateTag> {t('transfers.count', { count: itemCount })}{' '}
      <Amount value={total} /> · {planNumber && `${planNumber} · `}
      {number}
      {list.status === 'settled' && ` · ${t('transfers.outcome', { paid: paidCount, failed: failedCount })}`}
      {note && ` · ${note}`}
      {payoutBatchId && (
        <>
          {' · '}
          <Link to={`/payments/batches/${payoutBatchId}`}>{t('transfers.batch')}</Link>
        </>
      )}
    </span>
  );
}

function Items({ list: { id } }: { list: TransferList }) {
  const { t } = useTranslation('disbursements');
  const list = useKeyset<TransferItem>([...TRANSFERS, id, 'items'], (after, signal) =>
    api.get(`/staff/transfer-lists/${id}/items`, { after, limit: AT_ONCE }, signal),
  );
  return (
    <KeysetTable
      list={list}
      label={t('transfers.one')}
      columns={useColumns()}
      itemKey={({ line }) => String(line)}
      to={({ disbursementId }) => `/payments/${disbursementId}?queue=all`}
      renderItem={(item) => <Item item={item} />}
      empty={t('transfers.empty')}
    />
  );
}

function useColumns(): readonly TableColumn<TransferItem>[] {
  const { t } = useTranslation('disbursements');
  return [
    { key: 'who', title: t('transfers.payee'), render: ({ line, payeeName }) => `${line}. ${payeeName}` },
    {
      key: 'card',
      title: t('transfers.card'),
      render: ({ bankName, cardTail }) => `${bankName ?? ''} ${t('payment.tail', { tail: cardTail })}`,
    },
    { key: 'amount', title: t('columns.amount'), number: true, render: ({ amount }) => <Amount value={amount} /> },
    {
      key: 'result',
      title: t('transfers.result'),
      render: (item) => (
        <>
          <StateTag tone={itemTone(item)}>{item.resultName}</StateTag> {item.reason}
        </>
      ),
    },
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
}

function Item({ item }: { item: TransferItem }) {
  const { t } = useTranslation('disbursements');
  const { line, payeeName, bankName, cardTail, amount, resultName, reason } = item;
  return (
    <span className={styles.batch}>
      <span className={styles.batchTop}>
        <strong>
          {line}. {payeeName}
        </strong>
        <Amount value={amount} strong />
      </span>
      <span className="nj-caption nj-number">
        {bankName} {t('payment.tail', { tail: cardTail })}
      </span>
      <span className="nj-caption">
        <StateTag tone={itemTone(item)}>{resultName}</StateTag> {reason}
      </span>
    </span>
  );
}
