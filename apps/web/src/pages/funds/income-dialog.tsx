import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { todayInChina } from '../../dates';
import { AmountInput } from '../../parts/amount-input';
import { DateChoice } from '../../parts/date-choice';
import { FormModal } from '../../parts/form-modal';
import { type FundAccount, FUNDS } from './fund-types';

interface Income {
  readonly amount: string;
  readonly on: string;
  readonly memo: string;
  readonly document?: string;
}

export interface FundDialogProps {
  readonly fund: FundAccount;
  readonly open: boolean;
  readonly onClose: () => void;
}

const needed = (message: string) => [{ required: true, whitespace: true, message }];

export function IncomeDialog({ fund, open, onClose }: FundDialogProps) {
  const { t } = useTranslation('funds');
  const { key, renew } = useIdempotencyKey();
  return (
    <FormModal<Income>
      open={open}
      onClose={onClose}
      title={t('income.title', { name: fund.name })}
      confirm={t('income.button')}
      initial={{ on: todayInChina() }}
      send={({ document, ...income }) =>
        api.post(
          `/staff/fund-accounts/${fund.id}/income`,
          { ...income, ...(document ? { document } : {}) },
          { idempotencyKey: key },
        )
      }
      refreshes={[FUNDS]}
      said={t('income.done')}
      onDone={renew}
    >
      <Form.Item name="amount" label={t('income.amount')} rules={needed(t('income.amountMissing'))}>
        <AmountInput />
      </Form.Item>
      <Form.Item name="memo" label={t('income.memo')} rules={needed(t('income.memoMissing'))}>
        <Input maxLength={100} autoComplete="off" placeholder={t('income.memoExample')} />
      </Form.Item>
      <Form.Item name="on" label={t('bookedOn')}>
        <DateChoice label={t('bookedOn')} />
      </Form.Item>
      <Form.Item name="document" label={t('income.document')}>
        <Input maxLength={100} autoComplete="off" placeholder={t('income.documentExample')} />
      </Form.Item>
    </FormModal>
  );
}
