import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useUnions } from '../../parts/use-unions';
import { type Disbursement, DISBURSEMENTS } from '../disbursements/disbursement-types';
import { totalOf } from '../disbursements/queue-total';
import { PrintButton } from './batch-page';
import { capitalsOf } from './capitals';
import { ReceiptSheet, type SheetLine } from './receipt-sheet';
import styles from './payments.module.css';

/** The sheet of what is picked, to be signed while the money is handed over; its photo pays the batch. */
export default function SheetPage() {
  const { t } = useTranslation('disbursements');
  const [params] = useSearchParams();
  const ids = (params.get('ids') ?? '').split(',').filter(Boolean);
  const asked = useQueries({
    queries: ids.map((id) => ({
      queryKey: [...DISBURSEMENTS, 'one', id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<Disbursement>(`/staff/disbursements/${id}`, undefined, signal),
    })),
  });
  const failed = asked.find(({ error }) => error);
  const rows = asked.flatMap(({ data }) => data ?? []);
  return (
    <>
      <div className={styles.screen}>
        <PageHeader
          title={t('sheet.name')}
          subtitle={t('sheet.says')}
          back="/payments"
          actions={rows.length > 0 && <PrintButton />}
        />
      </div>
      {failed && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && rows.length < ids.length && <LoadingState rows={8} />}
      {ids.length === 0 && <EmptyState>{t('sheet.nothing')}</EmptyState>}
      {ids.length > 0 && rows.length === ids.length && <Sheet rows={rows} />}
    </>
  );
}

const lineOf = (row: Disbursement): SheetLine => ({
  key: row.id,
  recipientName: row.recipientName,
  occasionName: row.occasionName,
  goods: row.paymentKind === 'goods' ? row.methodNote : '',
  amount: row.amount,
  amountInCapitals: row.amountInCapitals,
});

function Sheet({ rows }: { rows: readonly Disbursement[] }) {
  const { tree } = useUnions();
  const [first] = rows;
  const total = totalOf(rows);
  return (
    <ReceiptSheet
      unionName={tree.byId.get(first!.unionId)?.name ?? ''}
      kindName={first!.paymentKindName}
      number={null}
      paidOn={null}
      lines={rows.map(lineOf)}
      total={total}
      totalInCapitals={capitalsOf(total)}
      paidByName={null}
      witness={null}
    />
  );
}
