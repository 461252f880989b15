import { Form, Input } from 'antd';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { todayInChina } from '../../dates';
import { DateChoice } from '../../parts/date-choice';
import { FormModal } from '../../parts/form-modal';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { UnionPlacePicker } from '../../parts/union-place-picker';
import { useHeldWhile } from '../../parts/use-held-while';
import { CATEGORIES, type Member, MEMBERS, type MembershipAction } from './member-types';
import { stepBody, type StepField, STEPS, type StepValues } from './steps';

export interface StepModalProps {
  /** Whom it is about, as he was seen: the version goes along. */
  readonly member: Pick<Member, 'id' | 'name' | 'version'> & { readonly unionId?: string };
  readonly action: MembershipAction;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** One step of a membership: from which day, and what the step needs to know. */
export function StepModal({ member: newest, action, open, onClose }: StepModalProps) {
  const { t } = useTranslation('members');
  const member = useHeldWhile(newest, open);
  const { path, fields } = STEPS[action];
  return (
    <FormModal<StepValues, Member>
      open={open}
      onClose={onClose}
      title={t(`steps.${action}.title`, { name: member.name })}
      confirm={t(`steps.${action}.button`)}
      explanation={t(`steps.${action}.means`)}
      initial={{ on: todayInChina() }}
      send={(values) =>
        api.post(`/staff/members/${member.id}/${path}`, stepBody(action, values), { version: member.version })
      }
      refreshes={[MEMBERS]}
      said={t(`steps.${action}.done`)}
    >
      {fields.map((field) => {
        const Field = FIELDS[field];
        return <Field key={field} unionId={member.unionId} />;
      })}
      <Form.Item name="on" label={t(action === 'record-death' ? 'steps.diedOn' : 'steps.on')}>
        <DateChoice label={t('steps.on')} />
      </Form.Item>
    </FormModal>
  );
}

interface StepFieldProps {
  readonly unionId: string | undefined;
}

const FIELDS: Readonly<Record<StepField, ComponentType<StepFieldProps>>> = {
  reason: ReasonField,
  ground: GroundField,
  toUnionId: ToUnionField,
  category: CategoryField,
  groupName: GroupNameField,
};

const needed = (message: string) => [{ required: true, whitespace: true, message }];

function ReasonField() {
  const { t } = useTranslation('members');
  return (
    <Form.Item name="reason" label={t('steps.reason')} rules={needed(t('steps.reasonMissing'))}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={200} />
    </Form.Item>
  );
}

const GROUNDS = ['retired', 'unemployed', 'employer-closed'] as const;

function GroundField() {
  const { t } = useTranslation('members');
  return (
    <Form.Item name="ground" label={t('steps.ground')} rules={needed(t('steps.groundMissing'))}>
      <SegmentedChoice
        label={t('steps.ground')}
        choices={GROUNDS.map((value) => ({ value, label: t(`grounds.${value}`) }))}
      />
    </Form.Item>
  );
}

function ToUnionField({ unionId }: StepFieldProps) {
  const { t } = useTranslation('members');
  return (
    <Form.Item name="toUnionId" label={t('steps.toUnion')} rules={needed(t('steps.toUnionMissing'))}>
      <UnionPlacePicker label={t('steps.toUnion')} except={unionId} />
    </Form.Item>
  );
}

/** Who works again is no retiree. */
const CATEGORIES_AT_WORK = CATEGORIES.filter((one) => one !== 'retiree');

function CategoryField() {
  const { t } = useTranslation('members');
  return (
    <Form.Item name="category" label={t('steps.category')}>
      <SegmentedChoice
        label={t('steps.category')}
        choices={CATEGORIES_AT_WORK.map((value) => ({ value, label: t(`categories.${value}`) }))}
      />
    </Form.Item>
  );
}

function GroupNameField() {
  const { t } = useTranslation('members');
  return (
    <Form.Item name="groupName" label={t('steps.groupName')}>
      <Input maxLength={60} autoComplete="off" />
    </Form.Item>
  );
}
