import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { AmountInput } from '../../parts/amount-input';
import { DateChoice } from '../../parts/date-choice';
import { FormModal } from '../../parts/form-modal';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { type FundAccount, FUNDS } from './fund-types';
import type { FundDialogProps } from './income-dialog';

interface Movement {
  readonly toFundAccountId?: string;
  readonly way?: 'increase' | 'decrease';
  readonly amount: string;
  readonly bookOn: string;
  readonly reason: string;
  readonly document: string;
}

const needed = (message: string) => [{ required: true, whitespace: true, message }];

/** Money from this account into another; somebody else approves it. */
export function TransferDialog(props: FundDialogProps) {
  const { t } = useTranslation('funds');
  const { data } = useQuery({
    queryKey: [...FUNDS, 'choices'],
    queryFn: ({ signal }) => api.get<{ items: FundAccount[] }>('/staff/fund-accounts', { limit: 200 }, signal),
    enabled: props.open,
  });
  const others = (data?.items ?? []).filter(({ id, status }) => id !== props.fund.id && status === 'open');
  return (
    <MovementDialog {...props} kind="transfer">
      <Form.Item name="toFundAccountId" label={t('transfer.to')} rules={needed(t('transfer.toMissing'))}>
        <Select
          showSearch
          optionFilterProp="label"
          options={others.map(({ id, name, unionName }) => ({ value: id, label: `${name} · ${unionName}` }))}
        />
      </Form.Item>
    </MovementDialog>
  );
}

/** The balance put right, up or down; somebody else approves it. */
export function AdjustDialog(props: FundDialogProps) {
  const { t } = useTranslation('funds');
  return (
    <MovementDialog {...props} kind="adjust">
      <Form.Item name="way" label={t('adjust.way')}>
        <Way />
      </Form.Item>
    </MovementDialog>
  );
}

type WayValue = 'increase' | 'decrease';

function Way({ value = 'increase', onChange }: { value?: WayValue; onChange?: (value: WayValue) => void }) {
  const { t } = useTranslation('funds');
  return (
    <SegmentedChoice
      label={t('adjust.way')}
      value={value}
      onChange={(chosen) => onChange?.(chosen)}
      choices={(['increase', 'decrease'] as const).map((way) => ({ value: way, label: t(`adjust.${way}`) }))}
    />
  );
}

interface MovementDialogProps extends FundDialogProps {
  readonly kind: 'transfer' | 'adjust';
  readonly children: ReactNode;
}

function MovementDialog({ fund, open, onClose, kind, children }: MovementDialogProps) {
  const { t } = useTranslation('funds');
  const { key, renew } = useIdempotencyKey();
  return (
    <FormModal<Movement, Schemas['FundMovementView']>
      open={open}
      onClose={onClose}
      title={t(`${kind}.title`, { name: fund.name })}
      confirm={t('movement.ask')}
      explanation={t(`${kind}.means`)}
      initial={{ bookOn: todayInChina(), ...(kind === 'adjust' ? { way: 'increase' } : {}) }}
      send={({ way, ...movement }) =>
        api.post(
          '/staff/fund-movements',
          { ...movement, kind, fundAccountId: fund.id, decrease: way === 'decrease' },
          { idempotencyKey: key },
        )
      }
      refreshes={[FUNDS]}
      said={t('movement.asked')}
      onDone={renew}
    >
      {children}
      <Form.Item name="amount" label={t('income.amount')} rules={needed(t('income.amountMissing'))}>
        <AmountInput />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={needed(t('missing.reason'))}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="document" label={t('movement.document')} rules={needed(t('movement.documentMissing'))}>
        <Input maxLength={100} autoComplete="off" placeholder={t('movement.documentExample')} />
      </Form.Item>
      <Form.Item name="bookOn" label={t('bookedOn')}>
        <DateChoice label={t('bookedOn')} />
      </Form.Item>
    </FormModal>
  );
}
