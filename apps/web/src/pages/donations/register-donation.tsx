import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { AmountInput } from '../../parts/amount-input';
import { DateChoice } from '../../parts/date-choice';
import { FormModal } from '../../parts/form-modal';
import { UnionPicker } from '../../parts/union-picker';
import { EVERYTHING } from '../import/import-types';

type Asked = Schemas['RegisterDonationDto'];

interface RegisterDonationProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A gift is registered and booked at once. */
export function RegisterDonation({ open, onClose }: RegisterDonationProps) {
  const { t } = useTranslation('donations');
  const { key, renew } = useIdempotencyKey();
  const [unionId, setUnionId] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ['funds', 'for-donations', unionId],
    enabled: open && unionId !== null,
    queryFn: ({ signal }) =>
      api.get<Schemas['FundAccountPage']>('/staff/fund-accounts', { unionId: unionId!, limit: 100 }, signal),
  });
  const accounts = data?.items.filter(({ kind, status }) => kind.startsWith('donation') && status === 'open') ?? [];
  return (
    <FormModal<Asked>
      open={open}
      onClose={onClose}
      title={t('register')}
      confirm={t('register')}
      initial={{ givenOn: todayInChina(), mayBeNamed: false, designated: false }}
      send={({ purpose, note, ...values }) =>
        api.post(
          '/staff/donations',
          { ...values, purpose: purpose || null, note: note || null },
          { idempotencyKey: key },
        )
      }
      refreshes={[EVERYTHING]}
      said={t('registered')}
      onDone={renew}
    >
      <Form.Item name="unionId" label={t('union')} rules={[{ required: true, message: t('missing.union') }]}>
        <UnionPicker label={t('union')} onChange={setUnionId} />
      </Form.Item>
      <Form.Item name="givenOn" label={t('givenOn')} rules={[{ required: true, message: t('missing.day') }]}>
        <DateChoice label={t('givenOn')} />
      </Form.Item>
      <Form.Item name="amount" label={t('amount')} rules={[{ required: true, message: t('missing.amount') }]}>
        <AmountInput />
      </Form.Item>
      <DonorFields />
      <Form.Item
        name="fundAccountId"
        label={t('fund')}
        extra={t('fundMeans')}
        rules={[{ required: true, message: t('missing.fund') }]}
      >
        <Select disabled={unionId === null} options={accounts.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea maxLength={500} autoSize />
      </Form.Item>
    </FormModal>
  );
}

/** Donor, consent and wish: what may be corrected later too. */
export function DonorFields() {
  const { t } = useTranslation('donations');
  const designated = Form.useWatch<boolean>('designated');
  return (
    <>
      <Form.Item
        name="donorName"
        label={t('donor')}
        rules={[{ required: true, whitespace: true, message: t('missing.donor') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="mayBeNamed" valuePropName="checked" extra={t('mayBeNamedMeans')}>
        <Checkbox>{t('mayBeNamed')}</Checkbox>
      </Form.Item>
      <Form.Item name="designated" valuePropName="checked" extra={t('designatedMeans')}>
        <Checkbox>{t('designated')}</Checkbox>
      </Form.Item>
      {designated && (
        <Form.Item
          name="purpose"
          label={t('purpose')}
          rules={[{ required: true, whitespace: true, message: t('missing.purpose') }]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
    </>
  );
}
