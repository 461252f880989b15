import { Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { FormModal } from '../../parts/form-modal';
import { UnionPicker } from '../../parts/union-picker';
import { ACTIVITIES, type Activity } from './activity-types';

type Asked = Schemas['RegisterActivityDto'];

interface ActivityFormProps {
  /** The one to correct; without it a new one is registered. */
  readonly held?: Activity;
  readonly open: boolean;
  readonly onClose: () => void;
}

const orNull = <V,>(value: V | null | undefined | ''): V | null => (value === '' ? null : (value ?? null));

export function ActivityForm({ held: activity, open, onClose }: ActivityFormProps) {
  const { t } = useTranslation('activities');
  const { key, renew } = useIdempotencyKey();
  const send = ({ unionId, heldOn, name, ...rest }: Asked) => {
    const facts = {
      ...{ heldOn, name, category: orNull(rest.category), personTimes: orNull(rest.personTimes) },
      ...{ quantity: orNull(rest.quantity), unit: orNull(rest.unit), cost: orNull(rest.cost) },
      ...{ fundName: orNull(rest.fundName), note: orNull(rest.note) },
    };
    return activity
      ? api.patch(`/staff/activities/${activity.id}`, facts, { version: activity.version })
      : api.post('/staff/activities', { ...facts, unionId }, { idempotencyKey: key });
  };
  return (
    <FormModal<Asked>
      key={activity?.version}
      open={open}
      onClose={onClose}
      title={t(activity ? 'correct' : 'register')}
      confirm={t(activity ? 'correct' : 'register')}
      explanation={t('unknownMeans')}
      initial={activity ? initialOf(activity) : { heldOn: todayInChina() }}
      send={send}
      refreshes={[ACTIVITIES]}
      said={t(activity ? 'corrected' : 'registered')}
      onDone={renew}
    >
      {!activity && (
        <Form.Item name="unionId" label={t('union')} rules={[{ required: true, message: t('missing.union') }]}>
          <UnionPicker label={t('union')} />
        </Form.Item>
      )}
      <ActivityFields />
    </FormModal>
  );
}

function initialOf({ heldOn, name, category, personTimes, quantity, unit, cost, fundName, note }: Activity) {
  const figures = { ...(personTimes !== null && { personTimes }), ...(quantity !== null && { quantity }) };
  const words = { ...(category && { category }), ...(unit && { unit }), ...(fundName && { fundName }) };
  return { heldOn, name, ...figures, ...words, ...(cost && { cost }), ...(note && { note }) };
}

const wide = { style: { width: '100%' }, min: 0, precision: 0, max: 100_000_000 } as const;

function ActivityFields() {
  const { t } = useTranslation('activities');
  return (
    <>
      <Form.Item
        name="name"
        label={t('name')}
        rules={[{ required: true, whitespace: true, message: t('missing.name') }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="heldOn" label={t('heldOn')} rules={[{ required: true, message: t('missing.day') }]}>
        <DayField label={t('heldOn')} />
      </Form.Item>
      <Form.Item name="category" label={t('category')} extra={t('categoryMeans')}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="personTimes" label={t('personTimes')}>
        <InputNumber {...wide} />
      </Form.Item>
      <Form.Item name="quantity" label={t('quantity')}>
        <InputNumber {...wide} />
      </Form.Item>
      <Form.Item name="unit" label={t('unit')} extra={t('unitMeans')}>
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name="cost" label={t('cost')}>
        <AmountInput />
      </Form.Item>
      <Form.Item name="fundName" label={t('fundName')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea maxLength={500} autoSize />
      </Form.Item>
    </>
  );
}
