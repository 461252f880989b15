import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Amount } from '../../parts/amount';
import type { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { DisbursementCard } from '../disbursements/disbursement-card';
import { type DisbursementRow, toneOf } from '../disbursements/disbursement-types';
import { Marks } from '../disbursements/marks';
import { Pick, type Picking } from './pick';
import type { QueueName } from './queues';

export interface PaymentTableProps {
  readonly list: ReturnType<typeof useKeyset<DisbursementRow>>;
  readonly queue: QueueName;
  readonly search: string;
  /** Boxes to pick several for a batch. */
  readonly picking?: Picking;
  readonly empty: ReactNode;
  readonly emptyAction: ReactNode;
}

export function PaymentTable({ list, queue, search, picking, empty, emptyAction }: PaymentTableProps) {
  const { t } = useTranslation('disbursements');
  const { disbursementId } = useParams();
  return (
    <KeysetTable
      list={list}
      label={t('payments.title')}
      columns={useColumns(queue, picking)}
      itemKey={({ id }) => id}
      selectedKey={disbursementId}
      to={({ id }) => `/payments/${id}${search}`}
      renderItem={(row) => <DisbursementCard row={row} mixed />}
      empty={empty}
      emptyAction={emptyAction}
    />
  );
}

function useColumns(queue: QueueName, picking: Picking | undefined): readonly TableColumn<DisbursementRow>[] {
  const { t } = useTranslation('disbursements');
  const who = { key: 'who', title: t('columns.who'), render: ({ recipientName }: DisbursementRow) => recipientName };
  const pick = {
    key: 'pick',
    title: t('payments.pick'),
    render: (row: DisbursementRow) => picking && <Pick row={row} {...picking} />,
  };
  const day =
    queue === 'reconcile'
      ? {
          key: 'paidOn',
          title: t('columns.paidOn'),
          render: ({ paidOn }: DisbursementRow) => paidOn && <RelativeDate day={paidOn} />,
        }
      : {
          key: 'requestedOn',
          title: t('columns.requestedOn'),
          render: ({ requestedOn }: DisbursementRow) => <RelativeDate day={requestedOn} />,
        };
  return [
    who,
    ...(picking ? [pick] : []),
    { key: 'what', title: t('columns.what'), render: ({ occasionName }) => occasionName },
    { key: 'amount', title: t('columns.amount'), number: true, render: ({ amount }) => <Amount value={amount} /> },
    { key: 'kind', title: t('columns.kind'), render: ({ paymentKindName }) => paymentKindName },
    {
      key: 'stage',
      title: t('columns.stage'),
      render: ({ stage, stageName, marks }) => (
        <>
          <StateTag tone={toneOf(stage)}>{stageName}</StateTag>{' '}
          <Marks marks={marks.filter((mark) => mark === 'payee-withdrawn')} />
        </>
      ),
    },
    { ...day, wide: true },
    { key: 'union', title: t('columns.union'), wide: true, render: ({ recipientUnionName }) => recipientUnionName },
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
}
