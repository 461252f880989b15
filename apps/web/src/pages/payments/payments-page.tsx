import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { ExportButton } from '../../parts/export-button';
import { api } from '../../api/client';
import { useSession } from '../../session/use-session';
import { usePhone } from '../../theme/media';
import { type DisbursementRow } from '../disbursements/disbursement-types';
import { QueueTotal } from '../disbursements/queue-total';
import { listKey } from '../disbursements/use-disbursement';
import { OpenPlans } from './open-plans';
import { PaymentTable } from './payment-table';
import { openQueues, type QueueName } from './queues';
import { SelectionBar } from './selection-bar';
import styles from './payments.module.css';

const FILTERS = ['queue', 'status', 'unionId'] as const;
const STATUSES = [
  'requested',
  'in-review',
  'returned',
  'approved',
  'paid',
  'reconciled',
  'refused',
  'withdrawn',
  'reversed',
] as const;
const AT_ONCE = 50;

/** The cashier's and accountant's desk: what is approved is paid, what is paid is found on the statement. */
export default function PaymentsPage() {
  const { t } = useTranslation('disbursements');
  const { can } = useSession();
  const { filters, set } = useFilters(FILTERS);
  const queues = openQueues(can);
  const queue = queues.find((name) => name === filters.queue) ?? queues[0] ?? 'all';
  return (
    <>
      <PageHeader
        title={t('payments.title')}
        subtitle={t(`payments.queues.${queue}.says`)}
        actions={
          <>
            {can('disbursement:pay') && <Link to="/payments/transfers">{t('payments.transfers')}</Link>}
            <Link to="/payments/batches">{t('payments.batches')}</Link>
            <ExportButton path="/staff/disbursements" query={asked(queue, filters)} />
          </>
        }
      />
      {queues.length > 1 && (
        <div className={styles.queues}>
          <SegmentedChoice
            label={t('payments.filter')}
            value={queue}
            onChange={(name) => set('queue', name === queues[0] ? undefined : name)}
            choices={queues.map((value) => ({ value, label: t(`payments.queues.${value}.name`) }))}
          />
        </div>
      )}
      {queue === 'pay' && <OpenPlans />}
      <Queue key={queue} queue={queue} />
      <Outlet />
    </>
  );
}

const asked = (queue: QueueName, { status, unionId }: { readonly status?: string; readonly unionId?: string }) =>
  queue === 'all' ? { status, unionId } : { todo: queue, unionId };

function Queue({ queue }: { queue: QueueName }) {
  const { t } = useTranslation('disbursements');
  const { filters, set, search, clear } = useFilters(FILTERS);
  const phone = usePhone();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const { unionId } = filters;
  const query = asked(queue, filters);
  const list = useKeyset<DisbursementRow>(listKey(query), (after, signal) =>
    api.get('/staff/disbursements', { ...query, limit: AT_ONCE, after }, signal),
  );
  const isFiltered = Boolean(unionId ?? filters.status);
  return (
    <>
      <FilterSentence label={t('payments.narrow')} total={<QueueTotal rows={list.items} more={list.hasNextPage} />}>
        <UnionFilter value={unionId} onChange={(id) => set('unionId', id)} />
        {queue === 'all' && (
          <FilterChoice
            label={t('payments.status')}
            all={t('payments.allStatuses')}
            value={filters.status}
            onChange={(status) => set('status', status)}
            choices={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
          />
        )}
      </FilterSentence>
      <PaymentTable
        list={list}
        queue={queue}
        search={search}
        empty={isFiltered ? t('payments.emptyFiltered') : t(`payments.queues.${queue}.empty`)}
        emptyAction={isFiltered && <Button onClick={clear}>{t('payments.showAll')}</Button>}
        {...(queue === 'pay' && !phone ? { picking: { picked, onPick: setPicked } } : {})}
      />
      {queue === 'pay' && !phone && (
        <SelectionBar rows={list.items.filter(({ id }) => picked.has(id))} onClear={() => setPicked(new Set())} />
      )}
    </>
  );
}
