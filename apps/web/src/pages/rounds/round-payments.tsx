import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { yuan } from '../../money';
import { DateChoice } from '../../parts/date-choice';
import { DetailSection } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PhotoField } from '../../parts/photo-field';
import type { Photo } from '../../parts/photo-upload';
import { useSession } from '../../session/use-session';
import { needed } from '../disbursements/action-form';
import { type Round, roundPath, ROUNDS } from './round-types';
import record from '../../parts/record.module.css';
import styles from './rounds.module.css';

type Payable = Schemas['RoundPayableView'];

interface PaymentValues {
  readonly paidOn: string;
  readonly bankReference?: string;
  readonly receipt?: readonly Photo[];
  readonly witness?: string;
}

/** What the cashier may pay of the round now: one batch per kind. */
export function RoundPayments({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const pays = useSession().can('disbursement:pay');
  const [kind, setKind] = useState<Payable | null>(null);
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: [...ROUNDS, 'payable', round.id, round.version],
    enabled: pays,
    queryFn: ({ signal }) => api.get<Schemas['RoundPayablesView']>(`${roundPath(round.id)}/payable`, undefined, signal),
  });
  const payable = (data?.items ?? []).filter(({ count }) => count > 0);
  if (payable.length === 0) return null;
  return (
    <DetailSection title={t('payment.title')}>
      <ul className={styles.stack}>
        {payable.map((one) => (
          <li key={one.kind} className={record.cardTop}>
            <span>{t(`payment.lines.${one.kind}`, { count: one.count, amount: yuan(one.amount) })}</span>
            <Button
              type="primary"
              onClick={() => {
                setKind(one);
                setOpen(true);
              }}
            >
              {t(`payment.buttons.${one.kind}`, { amount: yuan(one.amount) })}
            </Button>
          </li>
        ))}
      </ul>
      {kind && <PaymentModal key={kind.kind} round={round} payable={kind} open={open} onClose={() => setOpen(false)} />}
    </DetailSection>
  );
}

function PaymentModal(props: { round: Round; payable: Payable; open: boolean; onClose: () => void }) {
  const { round, payable, open, onClose } = props;
  const { t } = useTranslation('rounds');
  const navigate = useNavigate();
  const attempt = useIdempotencyKey();
  const { kind, count, amount } = payable;
  const words = { count, amount: yuan(amount) };
  return (
    <FormModal<PaymentValues, Schemas['RoundPaidView']>
      open={open}
      onClose={onClose}
      title={t(`payment.buttons.${kind}`, words)}
      confirm={t('payment.confirm', words)}
      explanation={t(`payment.means.${kind}`, words)}
      initial={{ paidOn: todayInChina() }}
      send={({ paidOn, bankReference, receipt = [], witness }) =>
        api.post(
          `${roundPath(round.id)}/payments`,
          {
            ...{ kind, paidOn },
            ...(bankReference ? { bankReference } : {}),
            ...(receipt[0]?.documentId ? { receiptDocumentId: receipt[0].documentId } : {}),
            ...(witness ? { witness } : {}),
          },
          { idempotencyKey: attempt.key },
        )
      }
      refreshes={[[...ROUNDS], ['disbursements'], ['funds']]}
      said={t('payment.done', words)}
      onDone={({ payoutBatchId }) => {
        attempt.renew();
        void navigate(`/payments/batches/${payoutBatchId}`);
      }}
    >
      <Form.Item name="paidOn" label={t('payment.on')}>
        <DateChoice label={t('payment.on')} />
      </Form.Item>
      {kind === 'transfer' ? (
        <Form.Item name="bankReference" label={t('payment.reference')} rules={needed(t('payment.referenceMissing'))}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="receipt" label={t('payment.sheet')} extra={t('payment.sheetHint')}>
            <PhotoField label={t('payment.sheet')} kind="receipt" max={1} />
          </Form.Item>
          <Form.Item name="witness" label={t('payment.witness')}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
        </>
      )}
    </FormModal>
  );
}
