import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { AmountInput } from '../../parts/amount-input';
import { changedFields } from '../../parts/changed-fields';
import { FormModal } from '../../parts/form-modal';
import { type FundAccount, FUND_PURPOSES, FUNDS } from './fund-types';
import type { FundDialogProps } from './income-dialog';

interface FundChange {
  readonly name: string;
  readonly planned?: string;
  readonly restrictedTo: FundAccount['restrictedTo'];
  readonly needsHardshipFile: boolean;
  readonly note?: string | null;
}

/** Name, purposes, this year's budget; money itself moves by entries only. */
export function ChangeDialog({ fund, open, onClose }: FundDialogProps) {
  const { t } = useTranslation('funds');
  const { year, planned } = fund.figures;
  const { name, restrictedTo, needsHardshipFile, note: seenNote } = fund;
  const initial = { name, restrictedTo, needsHardshipFile, note: seenNote, ...(planned === null ? {} : { planned }) };
  const send = (values: FundChange) => {
    const { planned: _, note, ...rest } = values;
    const changed = changedFields<FundChange>(initial, { ...rest, note: note || null });
    const budgets =
      (values.planned ?? '') === (planned ?? '') ? {} : { budgets: [{ year, planned: values.planned || null }] };
    const change = { ...changed, ...budgets };
    return api.patch<FundAccount>(`/staff/fund-accounts/${fund.id}`, change, { version: fund.version });
  };
  return (
    <FormModal<FundChange, FundAccount>
      open={open}
      onClose={onClose}
      title={t('change.title', { name: fund.name })}
      confirm={t('change.save')}
      initial={initial}
      send={send}
      refreshes={[FUNDS]}
      said={t('change.done')}
    >
      <Form.Item
        name="name"
        label={t('fields.name')}
        rules={[{ required: true, whitespace: true, message: t('missing.name') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="planned" label={t('fields.budgetOf', { year })} extra={t('hints.budget')}>
        <AmountInput />
      </Form.Item>
      <PurposeFields />
      <Form.Item name="note" label={t('fields.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={200} />
      </Form.Item>
    </FormModal>
  );
}

/** For what the money may be spent. */
export function PurposeFields() {
  const { t } = useTranslation('funds');
  return (
    <>
      <Form.Item name="restrictedTo" label={t('fields.restrictedTo')} extra={t('hints.restrictedTo')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={FUND_PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="needsHardshipFile" valuePropName="checked">
        <Checkbox>{t('fields.needsHardshipFile')}</Checkbox>
      </Form.Item>
    </>
  );
}
