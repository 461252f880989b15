import { Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { SegmentedChoice } from '../../parts/segmented-choice';
import {
  CATEGORIES,
  DOCUMENT_KINDS,
  GENDERS,
  type MemberCategory,
  MODEL_WORKER_LEVELS,
  POST_TRAITS,
} from './member-types';

/** What the form holds beside the numbers; empty text is "not known". */
export interface PlainParticulars {
  readonly name: string;
  readonly category: MemberCategory;
  readonly gender: string;
  readonly groupName: string | null;
  readonly street: string | null;
  readonly joinedOn: string | null;
  readonly bornOn: string | null;
  readonly modelWorkerLevel: string | null;
  readonly postTraits: readonly string[];
  readonly bankName: string | null;
  readonly bankBranch: string | null;
  readonly note: string | null;
}

export const PLAIN: readonly (keyof PlainParticulars)[] = [
  'name',
  'category',
  'gender',
  'groupName',
  'street',
  'joinedOn',
  'bornOn',
  'modelWorkerLevel',
  'postTraits',
  'bankName',
  'bankBranch',
  'note',
];

export function NameField() {
  const { t } = useTranslation('members');
  return (
    <Form.Item
      name="name"
      label={t('fields.name')}
      rules={[{ required: true, whitespace: true, message: t('missing.name') }]}
    >
      <Input maxLength={60} autoComplete="off" />
    </Form.Item>
  );
}

/** Where he stands in his union. */
export function StandingFields() {
  const { t } = useTranslation('members');
  return (
    <>
      <Form.Item name="category" label={t('fields.category')}>
        <SegmentedChoice
          label={t('fields.category')}
          choices={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="groupName" label={t('fields.group')}>
        <Input maxLength={60} autoComplete="off" placeholder={t('groupExample')} />
      </Form.Item>
    </>
  );
}

export function DocumentKindField() {
  const { t } = useTranslation('members');
  return (
    <Form.Item name="documentKind" label={t('fields.documentKind')} extra={t('documentKindHint')}>
      <Select
        allowClear
        placeholder={t('documentKindAuto')}
        options={DOCUMENT_KINDS.map((value) => ({ value, label: t(`documentKinds.${value}`) }))}
      />
    </Form.Item>
  );
}

/** What may be added later. */
export function LaterFields({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('members');
  const today = todayInChina();
  return (
    <>
      <Form.Item name="street" label={t('fields.street')} extra={t('streetHint')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="joinedOn" label={t('fields.joinedOn')}>
        <DayField label={t('fields.joinedOn')} last={today} clearable />
      </Form.Item>
      <Form.Item name="gender" label={t('fields.gender')}>
        <SegmentedChoice
          label={t('fields.gender')}
          choices={GENDERS.map((value) => ({ value, label: t(`genders.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="bornOn" label={t('fields.bornOn')} extra={t('bornOnHint')}>
        <DayField label={t('fields.bornOn')} last={today} clearable />
      </Form.Item>
      <Form.Item name="modelWorkerLevel" label={t('fields.modelWorkerLevel')}>
        <Select
          allowClear
          placeholder={t('noModelWorker')}
          options={MODEL_WORKER_LEVELS.map((value) => ({ value, label: t(`levels.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="postTraits" label={t('fields.postTraits')} extra={t('postTraitsHint')}>
        <Checkbox.Group options={POST_TRAITS.map((value) => ({ value, label: t(`traits.${value}`) }))} />
      </Form.Item>
      <Form.Item name="bankName" label={t('fields.bankName')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="bankBranch" label={t('fields.bankBranch')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      {children}
      <Form.Item name="note" label={t('fields.note')} extra={t('noteHint')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </>
  );
}
