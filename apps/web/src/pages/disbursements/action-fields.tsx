import { Form, Input } from 'antd';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../parts/amount-input';
import { type ActionFieldsProps, needed } from './action-form';
import { ACTIONS, type FieldGroup } from './action-specs';
import { MeetingFields } from './meeting-fields';
import { PaymentFields, ProofFields } from './payment-fields';
import { PersonFields } from './person-fields';
import { ReasonField } from './reason-field';
import { SubmissionFields } from './submission-fields';

/** What a step has to know besides who takes it. */
export function ActionFields(props: ActionFieldsProps) {
  const Fields = FIELDS[ACTIONS[props.action].asks];
  return <Fields {...props} />;
}

function CommentFields() {
  const { t } = useTranslation('disbursements');
  return (
    <Form.Item name="comment" label={t('fields.comment')}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
    </Form.Item>
  );
}

function ReasonFields({ action }: ActionFieldsProps) {
  const { t } = useTranslation('disbursements');
  const usual = t(`actions.${action}.usual`, { returnObjects: true, defaultValue: [] }) as string[];
  const missing = t(`actions.${action}.missing`, { defaultValue: t('missing.reason') });
  return (
    <Form.Item name="reason" label={t('fields.reason')} rules={needed(missing)}>
      <ReasonField suggestions={usual} />
    </Form.Item>
  );
}

function CashFields(props: ActionFieldsProps) {
  return (
    <>
      <ReasonFields {...props} />
      <ProofFields paymentKind="cash" />
    </>
  );
}

function AmountFields() {
  const { t } = useTranslation('disbursements');
  return (
    <Form.Item name="amount" label={t('fields.amount')} rules={needed(t('missing.amount'))}>
      <AmountInput />
    </Form.Item>
  );
}

function StatementFields() {
  const { t } = useTranslation('disbursements');
  return (
    <Form.Item name="statementReference" label={t('fields.statement')} rules={needed(t('missing.statement'))}>
      <Input maxLength={60} autoComplete="off" />
    </Form.Item>
  );
}

function ReversalFields({ action }: ActionFieldsProps) {
  const { t } = useTranslation('disbursements');
  const usual = t(`actions.${action}.usual`, { returnObjects: true, defaultValue: [] }) as string[];
  return (
    <>
      <Form.Item name="reason" label={t('fields.reason')} rules={needed(t('missing.reason'))}>
        <ReasonField suggestions={usual} />
      </Form.Item>
      <Form.Item
        name="document"
        label={t('fields.document')}
        extra={t('hints.document')}
        rules={needed(t('missing.document'))}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
    </>
  );
}

function FindingFields() {
  const { t } = useTranslation('disbursements');
  return (
    <Form.Item name="finding" label={t('fields.finding')} rules={needed(t('missing.finding'))}>
      <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} />
    </Form.Item>
  );
}

function PapersFields() {
  const { t } = useTranslation('disbursements');
  return (
    <Form.Item name="finding" label={t('fields.papers')} rules={needed(t('missing.papers'))}>
      <ReasonField suggestions={t('actions.review-papers.usual', { returnObjects: true }) as string[]} />
    </Form.Item>
  );
}

const Nothing = () => null;

const FIELDS: Readonly<Record<FieldGroup, ComponentType<ActionFieldsProps>>> = {
  comment: CommentFields,
  reason: ReasonFields,
  meeting: MeetingFields,
  person: PersonFields,
  amount: AmountFields,
  submission: SubmissionFields,
  payment: PaymentFields,
  cash: CashFields,
  statement: StatementFields,
  reversal: ReversalFields,
  finding: FindingFields,
  papers: PapersFields,
  nothing: Nothing,
};
