import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { dayOfInstant } from '../../dates';
import { Amount } from '../../parts/amount';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { listTone, type TransferList, TRANSFERS } from './transfer-types';
import styles from './payments.module.css';

/** What was given to the bank to pay, latest first. */
export default function TransfersPage() {
  const { t } = useTranslation('disbursements');
  const list = useKeyset<TransferList>([...TRANSFERS, 'list'], (after, signal) =>
    api.get('/staff/transfer-lists', { after }, signal),
  );
  return (
    <>
      <PageHeader title={t('transfers.title')} subtitle={t('transfers.says')} back="/payments" />
      <KeysetList
        list={list}
        label={t('transfers.title')}
        itemKey={({ id }) => id}
        to={({ id }) => `/payments/transfers/${id}`}
        renderItem={(each) => <Line list={each} />}
        empty={t('transfers.empty')}
      />
    </>
  );
}

function Line({ list }: { list: TransferList }) {
  const { t } = useTranslation('disbursements');
  const { number, statusName, itemCount, total, preparedByName, preparedAt, failedCount, planNumber } = list;
  return (
    <span className={styles.batch}>
      <span className={styles.batchTop}>
        <strong>
          <RelativeDate day={dayOfInstant(preparedAt)} /> {t('transfers.count', { count: itemCount })}
        </strong>
        <Amount value={total} strong />
      </span>
      <span className="nj-caption nj-number">
        <StateTag tone={listTone(list)}>{statusName}</StateTag>{' '}
        {failedCount > 0 && `${t('transfers.failed', { count: failedCount })} · `}
        {planNumber && `${planNumber} · `}
        {number} · {t('transfers.by', { name: preparedByName })}
      </span>
    </span>
  );
}
