import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { todayInChina } from '../../dates';
import { DateChoice } from '../../parts/date-choice';
import { FormModal } from '../../parts/form-modal';
import { FUNDS, type LedgerEntry } from './fund-types';

interface Reversal {
  readonly on: string;
  readonly reason: string;
  readonly document: string;
}

export interface ReversalDialogProps {
  readonly fundId: string;
  readonly entry: LedgerEntry;
  readonly open: boolean;
  readonly onClose: () => void;
}

const needed = (message: string) => [{ required: true, whitespace: true, message }];

/** A wrong entry stays; another one takes it back, with the paper on which that rests. */
export function ReversalDialog({ fundId, entry, open, onClose }: ReversalDialogProps) {
  const { t } = useTranslation('funds');
  const { key, renew } = useIdempotencyKey();
  return (
    <FormModal<Reversal>
      open={open}
      onClose={onClose}
      title={t('reversal.title', { number: entry.entryNo, memo: entry.memo })}
      confirm={t('reversal.button')}
      explanation={t('reversal.means')}
      initial={{ on: todayInChina() }}
      send={(values) =>
        api.post(`/staff/fund-accounts/${fundId}/journals/${entry.journalId}/reversal`, values, { idempotencyKey: key })
      }
      refreshes={[FUNDS]}
      said={t('reversal.done')}
      onDone={renew}
    >
      <Form.Item name="reason" label={t('reversal.reason')} rules={needed(t('reversal.reasonMissing'))}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={200} />
      </Form.Item>
      <Form.Item name="document" label={t('reversal.document')} rules={needed(t('reversal.documentMissing'))}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="on" label={t('bookedOn')}>
        <DateChoice label={t('bookedOn')} />
      </Form.Item>
    </FormModal>
  );
}
