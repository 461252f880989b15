import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { todayInChina } from '../../dates';
import { DateChoice } from '../../parts/date-choice';
import { changedFields } from '../../parts/changed-fields';
import { DayField } from '../../parts/day-field';
import { FormModal } from '../../parts/form-modal';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { UnionPicker } from '../../parts/union-picker';
import { useUnions } from '../../parts/use-unions';
import { KINDS, KINDS_BELOW, type Union, type UnionKind, UNIONS } from './union-types';

export interface UnionModalProps {
  readonly union: Union;
  readonly open: boolean;
  readonly onClose: () => void;
}

interface Particulars {
  readonly name: string;
  readonly code: string;
  readonly kind: UnionKind;
  readonly region?: string | null;
  readonly validFrom?: string;
}

const needed = (message: string) => [{ required: true, whitespace: true, message }];

function ParticularsFields({ kinds }: { kinds: readonly UnionKind[] }) {
  const { t } = useTranslation('unions');
  return (
    <>
      <Form.Item name="name" label={t('fields.name')} rules={needed(t('missing.name'))}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="code" label={t('fields.code')} extra={t('codeHint')} rules={needed(t('missing.code'))}>
        <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="kind" label={t('fields.kind')} rules={needed(t('missing.kind'))}>
        <SegmentedChoice
          label={t('fields.kind')}
          choices={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="region" label={t('fields.region')}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
    </>
  );
}

export function AddBelowModal({ union, open, onClose }: UnionModalProps) {
  const { t } = useTranslation('unions');
  const navigate = useNavigate();
  const kinds = KINDS_BELOW[union.kind];
  return (
    <FormModal<Particulars, Union>
      open={open}
      onClose={onClose}
      title={t('addBelow.title', { name: union.name })}
      confirm={t('addBelow.confirm')}
      initial={{ region: union.region, validFrom: todayInChina(), ...(kinds.length === 1 ? { kind: kinds[0]! } : {}) }}
      send={(values) =>
        api.post('/staff/unions', { ...values, region: values.region?.trim() || null, parentId: union.id })
      }
      refreshes={UNIONS}
      said={t('addBelow.done')}
      onDone={({ id }) => void navigate(`/unions/${id}`)}
    >
      <ParticularsFields kinds={kinds} />
      <Form.Item name="validFrom" label={t('fields.validFrom')}>
        <DayField label={t('fields.validFrom')} last={todayInChina()} />
      </Form.Item>
    </FormModal>
  );
}

export function ChangeModal({ union, open, onClose }: UnionModalProps) {
  const { t } = useTranslation('unions');
  const { name, code, kind, region } = union;
  const seen: Particulars = { name, code, kind, region };
  return (
    <FormModal<Particulars, Union>
      key={union.version}
      open={open}
      onClose={onClose}
      title={t('change.title', { name })}
      confirm={t('change.confirm')}
      initial={seen}
      send={(values) =>
        api.patch(
          `/staff/unions/${union.id}`,
          changedFields(seen, { ...values, region: values.region?.trim() || null }),
          { version: union.version },
        )
      }
      refreshes={UNIONS}
      said={t('change.done')}
    >
      <ParticularsFields kinds={KINDS} />
    </FormModal>
  );
}

export function MoveModal({ union, open, onClose }: UnionModalProps) {
  const { t } = useTranslation('unions');
  const { tree } = useUnions();
  const isBelow = (id: string) => id === union.id || tree.above(id).some((one) => one.id === union.id);
  const parentId = tree.byId.get(union.id)?.parentId;
  return (
    <FormModal<{ parentId: string; reason: string }, Union>
      open={open}
      onClose={onClose}
      title={t('move.title', { name: union.name })}
      confirm={t('move.confirm')}
      explanation={t('move.means')}
      send={(values) => api.post(`/staff/unions/${union.id}/move`, values, { version: union.version })}
      refreshes={UNIONS}
      said={t('move.done')}
    >
      <Form.Item name="parentId" label={t('move.parent')} rules={needed(t('missing.parent'))}>
        <UnionPicker
          label={t('move.parent')}
          allows={(one) => KINDS_BELOW[one.kind].includes(union.kind) && one.id !== parentId && !isBelow(one.id)}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={needed(t('missing.reason'))}>
        <Input maxLength={200} autoComplete="off" placeholder={t('move.reasonExample')} />
      </Form.Item>
    </FormModal>
  );
}

export function DissolveModal({ union, open, onClose }: UnionModalProps) {
  const { t } = useTranslation('unions');
  return (
    <FormModal<{ validUntil: string; reason: string }, Union>
      open={open}
      onClose={onClose}
      title={t('dissolve.title', { name: union.name })}
      confirm={t('dissolve.confirm')}
      explanation={t('dissolve.means')}
      initial={{ validUntil: todayInChina() }}
      send={(values) => api.post(`/staff/unions/${union.id}/dissolution`, values, { version: union.version })}
      refreshes={UNIONS}
      said={t('dissolve.done')}
    >
      <Form.Item name="validUntil" label={t('fields.validUntil')}>
        <DateChoice label={t('fields.validUntil')} />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={needed(t('missing.reason'))}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormModal>
  );
}
