import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { documentAddress } from '../../api/documents';
import type { Schemas } from '../../api/schemas';
import { PageHeader } from '../../parts/page-header';
import { ErrorState, LoadingState } from '../../parts/states';
import { useUnions } from '../../parts/use-unions';
import { DISBURSEMENTS } from '../disbursements/disbursement-types';
import { ReceiptSheet } from './receipt-sheet';
import styles from './payments.module.css';

type Batch = Schemas['ReceiptSheetView'];

/** One batch as the sheet on which its recipients sign. */
export default function BatchPage() {
  const { t } = useTranslation('disbursements');
  const { batchId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...DISBURSEMENTS, 'batch', batchId],
    queryFn: ({ signal }) => api.get<Batch>(`/staff/payout-batches/${batchId}`, undefined, signal),
  });
  return (
    <>
      <div className={styles.screen}>
        <PageHeader
          title={t('batches.one')}
          subtitle={data && <Proof batch={data} />}
          back="/payments/batches"
          actions={data && <PrintButton />}
        />
      </div>
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Sheet batch={data} />}
    </>
  );
}

export function PrintButton() {
  const { t } = useTranslation('disbursements');
  return (
    <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
      {t('sheet.print')}
    </Button>
  );
}

function Proof({ batch }: { batch: Batch }) {
  const { t } = useTranslation('disbursements');
  const { bankReference, receiptDocumentId, lines } = batch;
  const first = lines[0];
  return (
    <>
      {bankReference && t('payment.reference', { number: bankReference })}
      {receiptDocumentId && (
        <a href={documentAddress(receiptDocumentId)} target="_blank" rel="noreferrer">
          {t('payment.seeSheet')}
        </a>
      )}
      {first && lines.length === 1 && <Link to={`/payments/${first.disbursementId}?queue=all`}>{first.number}</Link>}
    </>
  );
}

function Sheet({ batch }: { batch: Batch }) {
  const { tree } = useUnions();
  const { number, paidOn, lines, total, totalInCapitals, paidByName, witness, paymentKindName, unionId } = batch;
  return (
    <ReceiptSheet
      // Without its name it is left open: a recipient's union must not stand for the one that pays.
      unionName={tree.byId.get(unionId)?.name ?? ''}
      kindName={paymentKindName}
      lines={lines.map((line) => ({ ...line, key: line.disbursementId }))}
      {...{ number, paidOn, total, totalInCapitals, paidByName, witness }}
    />
  );
}
