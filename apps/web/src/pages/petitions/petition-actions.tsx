import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { CaseSteps, type CaseStepTable, type StepFieldProps, usualFirst } from '../disputes/case-steps';
import { HandlerChoice } from '../disputes/handler-choice';
import { type Petition, PETITION_ROADS, petitionKey, PETITIONS } from './petition-types';

type Field = 'accountId' | 'on' | 'to' | 'days' | 'words' | 'satisfied' | 'atTime' | 'place' | 'bring';

const TOLD: readonly Field[] = ['on', 'words'];
/** May stay empty, with the longest that fits. */
const OPTIONAL: Readonly<Partial<Record<Field, number>>> = { atTime: 20, place: 100, bring: 300 };

const SPECS: CaseStepTable<Field> = {
  appoint: { path: 'handler', asks: ['accountId'] },
  accept: { path: 'acceptance', asks: ['on'], primary: true },
  answer: { path: 'answer', asks: TOLD, primary: true },
  review: { path: 'review', asks: TOLD, primary: true },
  recheck: { path: 'recheck', asks: TOLD, primary: true },
  meet: { path: 'meeting', asks: ['on', 'atTime', 'place', 'bring'] },
  'request-review': { path: 'review-request', asks: ['on'] },
  'request-recheck': { path: 'recheck-request', asks: ['on'] },
  extend: { path: 'extension', asks: ['on', 'days', 'words'] },
  forward: { path: 'forwarding', asks: ['to', 'on', 'words'] },
  decline: { path: 'rejection', asks: TOLD },
  return: { path: 'return', asks: TOLD },
  withdraw: { path: 'withdrawal', asks: TOLD },
  close: { path: 'closing', asks: ['satisfied'] },
};

function actionsOf({ openActions, canAppoint, canExtend, canMeet }: Petition): string[] {
  const has = new Set<string>(openActions);
  if (canAppoint) has.add('appoint');
  if (canExtend) has.add('extend');
  if (canMeet) has.add('meet');
  return Object.keys(SPECS).filter((action) => has.has(action));
}

export const PetitionActions = ({ petition }: { petition: Petition }) => (
  <CaseSteps
    newest={petition}
    words="petitions"
    page="/petitions"
    path="/staff/petitions"
    steps={SPECS}
    actionsOf={actionsOf}
    firstOf={({ handlerName }, actions) => usualFirst(SPECS, actions, handlerName !== null)}
    nameOf={({ handlerName }, action) => (action === 'appoint' && handlerName ? 'reappoint' : action)}
    handsOver="accept"
    caseKey={petitionKey(petition.id)}
    refreshes={[PETITIONS]}
    Field={StepField}
  />
);

const mayBeSatisfied = ({ status }: Petition): boolean => status === 'answered' || status === 'reviewed';

function StepField({ field, action, held: petition }: StepFieldProps<Petition, Field>) {
  const { t } = useTranslation('petitions');
  const label = t(`fields.${action}.${field}`, { defaultValue: t(`fields.${field}`) });
  if (field === 'satisfied')
    return mayBeSatisfied(petition) ? (
      <Form.Item name={field} valuePropName="checked">
        <Checkbox>{label}</Checkbox>
      </Form.Item>
    ) : null;
  const most = OPTIONAL[field];
  if (most)
    return (
      <Form.Item name={field} label={t('optional', { field: label })}>
        <Input maxLength={most} />
      </Form.Item>
    );
  if (field === 'accountId') {
    const path = `/staff/petitions/${petition.id}` as const;
    return <HandlerChoice label={label} words="petitions" path={path} caseKey={petitionKey(petition.id)} />;
  }
  return (
    <Form.Item name={field} label={label} rules={[{ required: true, message: t('missing', { field: label }) }]}>
      {field === 'on' && (
        <DayField label={label} {...(action === 'meet' ? { first: todayInChina() } : { last: todayInChina() })} />
      )}
      {field === 'days' && <InputNumber min={1} max={30} />}
      {field === 'words' && <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={4000} />}
      {field === 'to' && (
        <Select aria-label={label} options={PETITION_ROADS.map((value) => ({ value, label: t(`roads.${value}`) }))} />
      )}
    </Form.Item>
  );
}
