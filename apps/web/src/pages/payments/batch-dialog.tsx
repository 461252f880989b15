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

/** Pays several at once, all or none, with one proof; afterwards their sheet is shown. */
export function BatchDialog({ rows, open, onClose, onPaid }: BatchDialogProps) {
  const { t } = useTranslation('disbursements');
  const navigate = useNavigate();
  const { key, renew } = useIdempotencyKey();
  const words = { count: rows.length, amount: yuan(totalOf(rows)) };
  const items = rows.map(({ id, version }) => ({ id, version }));
  return (
    <FormModal<ActionValues, Batch>
      open={open}
      onClose={onClose}
      title={t('batch.title', words)}
      confirm={t('batch.confirm', words)}
      explanation={t('batch.means')}
      initial={{ paidOn: todayInChina() }}
      send={(values) =>
        api.post<Batch>('/staff/payout-batches', { ...paymentBody(values), items }, { idempotencyKey: key })
      }
      refreshes={[DISBURSEMENTS, ['funds'], ['duties']]}
      said={t('batch.done', words)}
      onDone={({ id }) => {
        renew();
        onPaid();
        void navigate(`/payments/batches/${id}`);
      }}
    >
      <ProofFields paymentKind={rows[0]?.paymentKind ?? 'transfer'} />
    </FormModal>
  );
}
