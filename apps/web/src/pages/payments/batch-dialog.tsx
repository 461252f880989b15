import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { yuan } from '../../money';
import { FormModal } from '../../parts/form-modal';
import { type ActionValues, paymentBody } from '../disbursements/action-specs';
import { DISBURSEMENTS, type DisbursementRow } from '../disbursements/disbursement-types';
import { ProofFields } from '../disbursements/payment-fields';
import { totalOf } from '../disbursements/queue-total';

export interface BatchDialogProps {
  readonly rows: readonly DisbursementRow[];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onPaid: () => void;
}

type Batch = Schemas['ReceiptSheetView'];

/** Pays what was picked, all or none, with one proof. */
export function BatchDialog({ rows, ...dialog }: BatchDialogProps) {
  return (
    <PayDialog
      {...dialog}
      selection={{ items: rows.map(({ id, version }) => ({ id, version })) }}
      paymentKind={rows[0]?.paymentKind ?? 'transfer'}
      words={{ count: rows.length, amount: yuan(totalOf(rows)) }}
    />
  );
}

export interface PayDialogProps extends Omit<BatchDialogProps, 'rows'> {
  /** Picked ones, or all of a plan: as the API wants it. */
  readonly selection: object;
  readonly paymentKind: DisbursementRow['paymentKind'];
  readonly words: { readonly count: number; readonly amount: string };
}

/** Afterwards the sheet of the batch is shown. */
export function PayDialog({ selection, paymentKind, words, open, onClose, onPaid }: PayDialogProps) {
  const { t } = useTranslation('disbursements');
  const navigate = useNavigate();
  const { key, renew } = useIdempotencyKey();
  return (
    <FormModal<ActionValues, Batch>
      open={open}
      onClose={onClose}
      title={t('batch.title', words)}
      confirm={t('batch.confirm', words)}
      explanation={t('batch.means')}
      initial={{ paidOn: todayInChina() }}
      send={(values) =>
        api.post<Batch>('/staff/payout-batches', { ...paymentBody(values), ...selection }, { idempotencyKey: key })
      }
      refreshes={[DISBURSEMENTS, ['funds'], ['duties']]}
      said={t('batch.done', words)}
      onDone={({ id }) => {
        renew();
        onPaid();
        void navigate(`/payments/batches/${id}`);
      }}
    >
      <ProofFields paymentKind={paymentKind} />
    </FormModal>
  );
}
