import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { api } from '../../api/client';
import { Amount } from '../../parts/amount';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { ExportButton } from '../../parts/export-button';
import { PageHeader } from '../../parts/page-header';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { usePhone } from '../../theme/media';
import { WaitingDecisions } from '../decisions/waiting-decisions';
import { DisbursementCard } from '../disbursements/disbursement-card';
import { type DisbursementRow } from '../disbursements/disbursement-types';
import { Marks, Waiting } from '../disbursements/marks';
import { QueueTotal } from '../disbursements/queue-total';
import { listKey } from '../disbursements/use-disbursement';
import { Pick, type Picking } from '../payments/pick';
import styles from '../payments/payments.module.css';
import { SignAtOnce } from './sign-at-once';

const FILTERS = ['show'] as const;
const AT_ONCE = 50;

/** What waits for my signature, longest first; or everything that is being decided in my scope. */
export default function ApprovalsPage() {
  const { t } = useTranslation('disbursements');
  const { disbursementId } = useParams();
  const { filters, set, search } = useFilters(FILTERS);
  const query = filters.show === 'all' ? { status: 'in-review' } : { todo: 'decide' };
  const list = useKeyset<DisbursementRow>(listKey(query), (after, signal) =>
    api.get('/staff/disbursements', { ...query, limit: AT_ONCE, after }, signal),
  );
  const isMine = filters.show !== 'all';
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const phone = usePhone();
  const { can } = useSession();
  return (
    <>
      <PageHeader
        title={t('approvals.title')}
        subtitle={isMine ? t('approvals.mine') : t('approvals.all')}
        actions={<ExportButton path="/staff/disbursements" query={query} disabled={list.items.length === 0} />}
      />
      {isMine && <WaitingDecisions type="round" title={t('approvals.rounds')} to={(id) => `/rounds/${id}`} />}
      {isMine && (
        <WaitingDecisions
          type="study-grant-list"
          title={t('approvals.studyLists')}
          to={(id) => `/study-aid/lists/${id}`}
        />
      )}
      {isMine && can('hardship:read') && (
        <WaitingDecisions
          named
          type="hardship-file"
          title={t('approvals.hardshipFiles')}
          to={(id) => `/hardship/${id}`}
        />
      )}
      <FilterSentence label={t('approvals.filter')} total={<QueueTotal rows={list.items} more={list.hasNextPage} />}>
        <FilterChoice
          label={t('approvals.filter')}
          all={t('approvals.waitingForMe')}
          value={filters.show}
          onChange={(show) => set('show', show)}
          choices={[{ value: 'all', label: t('approvals.inReview') }]}
        />
      </FilterSentence>
      <KeysetTable
        list={list}
        label={t('approvals.title')}
        columns={useColumns(isMine ? { picked, onPick: setPicked } : undefined)}
        itemKey={({ id }) => id}
        selectedKey={disbursementId}
        to={({ id }) => `/approvals/${id}${search}`}
        renderItem={(row) => (
          <>
            <DisbursementCard row={row} />
            {isMine && phone && row.marks.length === 0 && (
              <span className={styles.pickBelow}>
                <Pick row={row} picked={picked} onPick={setPicked} named />
              </span>
            )}
          </>
        )}
        empty={isMine ? t('approvals.empty') : t('approvals.emptyAll')}
      />
      {isMine && (
        <SignAtOnce rows={list.items.filter(({ id }) => picked.has(id))} onClear={() => setPicked(new Set())} />
      )}
      <Outlet />
    </>
  );
}

function useColumns(picking: Picking | undefined): readonly TableColumn<DisbursementRow>[] {
  const { t } = useTranslation('disbursements');
  return [
    { key: 'who', title: t('columns.who'), render: ({ recipientName }) => recipientName },
    ...(picking
      ? [
          {
            key: 'pick',
            title: t('payments.pick'),
            // What has a mark is opened and signed by itself.
            render: (row: DisbursementRow) => row.marks.length === 0 && <Pick row={row} {...picking} />,
          },
        ]
      : []),
    { key: 'what', title: t('columns.what'), render: ({ occasionName }) => occasionName },
    { key: 'amount', title: t('columns.amount'), number: true, render: ({ amount }) => <Amount value={amount} /> },
    {
      key: 'marks',
      title: t('columns.marks'),
      render: ({ approval, marks }) => (
        <>
          {approval && <Waiting since={approval.waitingSince} />} <Marks marks={marks} />
        </>
      ),
    },
    { key: 'step', title: t('columns.step'), wide: true, render: ({ approval }) => approval?.stepName },
    { key: 'union', title: t('columns.union'), wide: true, render: ({ recipientUnionName }) => recipientUnionName },
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
}
