import { Form, Input, Upload, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { todayInChina } from '../../dates';
import { DateChoice } from '../../parts/date-choice';
import { FormModal } from '../../parts/form-modal';
import { ProblemNotice } from '../../parts/states';
import { FailureFields } from './failure-fields';
import { AFTER_PAYING, type ReadResult, type TransferList } from './transfer-types';
import styles from './payments.module.css';

export interface FailureDraft {
  readonly line?: string | number;
  readonly reason?: string;
}

interface Answer {
  readonly paidOn: string;
  readonly bankReference: string;
  readonly failed?: readonly FailureDraft[];
}

export interface ResultDialogProps {
  readonly list: TransferList;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The bank's answer: read out of its sheet, or typed; nothing is booked before the button. */
export function ResultDialog({ list, open, onClose }: ResultDialogProps) {
  const { t } = useTranslation('disbursements');
  const { key, renew } = useIdempotencyKey();
  const [read, setRead] = useState<ReadResult | null>(null);
  return (
    <FormModal<Answer, TransferList>
      key={read ? 'read' : 'typed'}
      open={open}
      onClose={onClose}
      title={t('transfers.answer.title', { count: list.itemCount })}
      confirm={t('transfers.answer.confirm')}
      explanation={t('transfers.answer.means')}
      initial={{ paidOn: todayInChina(), failed: read?.failed.map(({ line, reason }) => ({ line, reason })) ?? [] }}
      send={({ paidOn, bankReference, failed = [] }) =>
        api.post<TransferList>(
          `/staff/transfer-lists/${list.id}/results`,
          {
            ...{ paidOn, bankReference },
            failed: failed.map(({ line, reason }) => ({ line: Number(line), reason: reason ?? '' })),
          },
          { version: list.version, idempotencyKey: key },
        )
      }
      refreshes={AFTER_PAYING}
      said={t('transfers.answer.done')}
      onDone={renew}
    >
      <SheetReader list={list} read={read} onRead={setRead} />
      <Form.Item name="paidOn" label={t('payment.paidOn')}>
        <DateChoice label={t('payment.paidOn')} />
      </Form.Item>
      <Form.Item
        name="bankReference"
        label={t('transfers.answer.reference')}
        rules={[{ required: true, whitespace: true, message: t('payment.bankReferenceMissing') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <FailureFields itemCount={list.itemCount} />
    </FormModal>
  );
}

function SheetReader({
  list,
  read,
  onRead,
}: {
  readonly list: TransferList;
  readonly read: ReadResult | null;
  readonly onRead: (result: ReadResult) => void;
}) {
  const { t } = useTranslation('disbursements');
  const reading = useChange<File, ReadResult>({
    problems: 'inline',
    send: (file) => {
      const form = new FormData();
      form.append('file', file, file.name);
      return api.post(`/staff/transfer-lists/${list.id}/result-sheet`, form);
    },
    onDone: onRead,
  });
  const isUnsure = read !== null && read.unansweredCount + read.unmatchedCount > 0;
  return (
    <Form.Item label={t('transfers.answer.sheet')}>
      <Upload
        accept=".xlsx,.xls,.csv"
        showUploadList={false}
        beforeUpload={(file) => {
          reading.mutate(file);
          return false;
        }}
      >
        <Button loading={reading.isPending}>{t(read ? 'transfers.answer.another' : 'transfers.answer.choose')}</Button>
      </Upload>
      {read && <p className={styles.read}>{t('transfers.answer.read', { sentence: read.sentence })}</p>}
      {isUnsure && <p className={styles.unsure}>{t('transfers.answer.unsure')}</p>}
      <ProblemNotice error={reading.error} />
    </Form.Item>
  );
}
