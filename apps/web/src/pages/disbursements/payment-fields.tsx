import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { DateChoice } from '../../parts/date-choice';
import { PhotoField } from '../../parts/photo-field';
import { type Photo, waitingPhotos } from '../../parts/photo-upload';
import { ProblemNotice } from '../../parts/states';
import { needed, type ActionFieldsProps } from './action-form';
import type { Disbursement } from './disbursement-types';
import styles from './disbursements.module.css';

/** When and by which proof: the bank's number of the transfer, or the signed sheet. */
export function PaymentFields({ disbursement }: ActionFieldsProps) {
  return (
    <>
      {disbursement.paymentKind === 'transfer' && <Payee key={disbursement.id} disbursement={disbursement} />}
      <ProofFields paymentKind={disbursement.paymentKind} />
    </>
  );
}

export function ProofFields({ paymentKind }: Pick<Disbursement, 'paymentKind'>) {
  const { t } = useTranslation('disbursements');
  return (
    <>
      <Form.Item name="paidOn" label={t('payment.paidOn')}>
        <DateChoice label={t('payment.paidOn')} />
      </Form.Item>
      {paymentKind === 'transfer' ? (
        <Form.Item
          name="bankReference"
          label={t('payment.bankReference')}
          rules={needed(t('payment.bankReferenceMissing'))}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
      ) : (
        <SheetFields isCash={paymentKind === 'cash'} />
      )}
    </>
  );
}

function SheetFields({ isCash }: { isCash: boolean }) {
  const { t } = useTranslation('disbursements');
  const isThere = (_: unknown, photos: readonly Photo[] = []) => {
    if (photos.length === 0) return Promise.reject(new Error(t('payment.sheetMissing')));
    return waitingPhotos(photos) > 0 ? Promise.reject(new Error(t('payment.sheetWaiting'))) : Promise.resolve();
  };
  return (
    <>
      <Form.Item name="receipt" label={t('payment.sheet')} rules={[{ validator: isThere }]}>
        <PhotoField label={t('payment.takeSheet')} hint={t('payment.sheetHint')} kind="receipt" documents max={1} />
      </Form.Item>
      {isCash && (
        <Form.Item name="witness" label={t('payment.witness')}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
      )}
    </>
  );
}

/** The full card number only when the cashier asks for it: looking is recorded. */
function Payee({ disbursement }: { disbursement: Disbursement }) {
  const { t } = useTranslation('disbursements');
  const { id, recipientName, cardTail, payeeRelation } = disbursement;
  const look = useMutation({
    mutationFn: () => api.get<Schemas['PayeeView']>(`/staff/disbursements/${id}/payee`),
  });
  const payee = look.data;
  return (
    <Form.Item label={t('payment.payee')}>
      <div className={styles.payee}>
        {payee ? (
          <>
            <strong>{payee.name}</strong>
            <span className={styles.payeeCard}>{payee.cardNumber.replace(/(\d{4})(?=\d)/g, '$1 ')}</span>
            <span>{[payee.bankName, payee.branch].filter(Boolean).join(' ')}</span>
          </>
        ) : (
          <>
            <span>{payeeRelation ? t('payment.other', { relation: payeeRelation }) : recipientName}</span>
            <span>{cardTail ? t('payment.tail', { tail: cardTail }) : t('payment.noCard')}</span>
            {cardTail && (
              <Button loading={look.isPending} onClick={() => look.mutate()}>
                {t('payment.look')}
              </Button>
            )}
          </>
        )}
      </div>
      <ProblemNotice error={look.error} />
    </Form.Item>
  );
}
