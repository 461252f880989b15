import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { DateChoice } from '../../parts/date-choice';
import { FormModal } from '../../parts/form-modal';
import { UnionPicker } from '../../parts/union-picker';
import { useSession } from '../../session/use-session';
import { type HandOver, HAND_OVERS, PATH } from './hand-over-types';

interface Typed {
  readonly unionId: string;
  readonly fromAccountId?: string;
  readonly toAccountId: string;
  readonly reason: string;
  readonly onDay: string;
  readonly endsRoles?: boolean;
}

export interface OpenHandOverModalProps {
  readonly open: boolean;
  /** Who leaves, when it is known already. */
  readonly from: string | null;
  readonly unionId: string | null;
  readonly onClose: () => void;
  readonly onDone: (handOver: HandOver) => void;
}

/** Who hands over to whom, in which union, until when. */
export function OpenHandOverModal({ open, from, unionId, onClose, onDone }: OpenHandOverModalProps) {
  const { t } = useTranslation('hand-overs');
  const { session } = useSession();
  const initial = {
    ...{ reason: t('reasonUsual'), onDay: todayInChina(), endsRoles: true },
    unionId: unionId ?? session?.unions[0]?.unionId ?? '',
    ...(from !== null && { fromAccountId: from }),
  };
  return (
    <FormModal<Typed, HandOver>
      open={open}
      onClose={onClose}
      title={t('open')}
      confirm={t('open')}
      explanation={t('openMeans')}
      initial={initial}
      send={(values) => api.post(PATH, { ...values, endsRoles: values.endsRoles ?? false })}
      refreshes={[HAND_OVERS]}
      said={t('opened')}
      onDone={onDone}
    >
      <Form.Item name="unionId" label={t('fields.union')} rules={[{ required: true, message: t('missing.union') }]}>
        <UnionPicker label={t('fields.union')} />
      </Form.Item>
      <PeopleFields />
      <Form.Item
        name="reason"
        label={t('fields.reason')}
        rules={[{ required: true, whitespace: true, message: t('missing.reason') }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="onDay" label={t('fields.onDay')}>
        <DateChoice future label={t('fields.onDay')} />
      </Form.Item>
      <Form.Item name="endsRoles" valuePropName="checked">
        <Checkbox>{t('fields.endsRoles')}</Checkbox>
      </Form.Item>
    </FormModal>
  );
}

function PeopleFields() {
  const { t } = useTranslation('hand-overs');
  const unionId = Form.useWatch<string | undefined>('unionId');
  const leaves = Form.useWatch<string | undefined>('fromAccountId');
  const { data, isPending } = useQuery({
    queryKey: [...HAND_OVERS, 'officers', unionId],
    queryFn: ({ signal }) => api.get<Schemas['OfficersView']>(`${PATH}/officers`, { unionId }, signal),
    enabled: Boolean(unionId),
  });
  const options = (data?.items ?? []).map(({ accountId, name, roles }) => ({
    value: accountId,
    label: `${name} · ${roles}`,
  }));
  const successors = options.filter(({ value }) => value !== leaves);
  const nobody = data && successors.length === 0;
  return (
    <>
      {(['fromAccountId', 'toAccountId'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`fields.${name}`)}
          rules={[{ required: true, message: t(`missing.${name}`) }]}
          extra={name === 'toAccountId' && nobody ? t('nobodyTakesOver') : undefined}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={Boolean(unionId) && isPending}
            options={name === 'toAccountId' ? successors : options}
            placeholder={t('choosePerson')}
          />
        </Form.Item>
      ))}
    </>
  );
}
