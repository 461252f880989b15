import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../dates';
import { useWordsIfAny } from '../../i18n/use-words-if-any';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import type { StepFieldProps } from '../disputes/case-steps';
import { HandlerChoice } from '../disputes/handler-choice';
import {
  AID_OUTCOMES,
  type LegalAid,
  legalAidKey,
  PAPERS,
  REFUSAL_GROUNDS,
  TERMINATION_GROUNDS,
} from './legal-aid-types';

export type AidField =
  | 'on'
  | 'words'
  | 'papers'
  | 'accountId'
  | 'lawyerName'
  | 'lawyerFirm'
  | 'refusalGround'
  | 'terminationGround'
  | 'nextOn'
  | 'bring'
  | 'outcome'
  | 'recovered'
  | 'reason';

const OPTIONAL: ReadonlySet<AidField> = new Set(['lawyerName', 'lawyerFirm', 'nextOn', 'bring', 'recovered', 'papers']);

const CHOICES: Readonly<Partial<Record<AidField, readonly string[]>>> = {
  refusalGround: REFUSAL_GROUNDS,
  terminationGround: TERMINATION_GROUNDS,
  outcome: AID_OUTCOMES,
};

/** One question of a step. */
export function AidStepField({ field, action, held: aid }: StepFieldProps<LegalAid, AidField>) {
  const { t } = useTranslation('legal-aid');
  const wordsIfAny = useWordsIfAny('legal-aid');
  const label = t(`fields.${action}.${field}`, { defaultValue: t(`fields.${field}`) });
  const rules = OPTIONAL.has(field) ? [] : [{ required: true, message: t('missing', { field: label }) }];
  if (field === 'accountId') {
    const path = `/staff/legal-aids/${aid.id}` as const;
    return <HandlerChoice label={label} words="legal-aid" path={path} caseKey={legalAidKey(aid.id)} />;
  }
  return (
    <Form.Item name={field} label={label} rules={rules} extra={wordsIfAny(`hints.${field}`)}>
      {inputOf(field, label, t)}
    </Form.Item>
  );
}

function inputOf(field: AidField, label: string, t: (key: string) => string) {
  const choices = CHOICES[field];
  if (choices)
    return (
      <Select aria-label={label} options={choices.map((value) => ({ value, label: t(`choices.${field}.${value}`) }))} />
    );
  if (field === 'papers')
    return <Checkbox.Group options={PAPERS.map((value) => ({ value, label: t(`papers.${value}`) }))} />;
  if (field === 'on') return <DayField label={label} last={todayInChina()} />;
  if (field === 'nextOn') return <DayField label={label} />;
  if (field === 'recovered') return <AmountInput />;
  if (field === 'lawyerName' || field === 'lawyerFirm') return <Input maxLength={60} />;
  return (
    <Input.TextArea
      autoSize={{ minRows: field === 'words' ? 4 : 2, maxRows: 14 }}
      maxLength={field === 'words' ? 4000 : 500}
    />
  );
}
