import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { CaseSteps, type CaseStepTable, type StepFieldProps, usualFirst } from '../disputes/case-steps';
import { HandlerChoice } from '../disputes/handler-choice';
import { type Accident, accidentKey, ACCIDENTS, ACTIVITIES } from './accident-types';

type Field = 'accountId' | 'on' | 'investigatedBy' | 'kind' | 'words' | 'to' | 'days' | 'answer' | 'clock' | 'change';

const SPECS: CaseStepTable<Field> = {
  appoint: { path: 'handler', asks: ['accountId'] },
  join: { path: 'joining', asks: ['on', 'investigatedBy'], primary: true },
  find: { path: 'findings', asks: ['on', 'words'], primary: true },
  opine: { path: 'opinion', asks: ['on', 'to', 'words'], primary: true },
  decide: { path: 'decision', asks: ['on', 'words', 'answer'], primary: true },
  record: { path: 'activities', asks: ['kind', 'on', 'words'] },
  'clock-event': { path: 'clock-events', asks: ['clock', 'change', 'on', 'days', 'words'] },
  decline: { path: 'rejection', asks: ['on', 'words'] },
  close: { path: 'closing', asks: [], primary: true },
};

function actionsOf({ openActions, canAppoint, canRecord, changeableClocks }: Accident): string[] {
  const has = new Set<string>(openActions);
  if (canAppoint) has.add('appoint');
  if (canRecord) has.add('record');
  if (changeableClocks.length > 0) has.add('clock-event');
  return Object.keys(SPECS).filter((action) => has.has(action));
}

export const AccidentActions = ({ accident }: { accident: Accident }) => (
  <CaseSteps
    newest={accident}
    words="accidents"
    page="/accidents"
    path="/staff/accidents"
    steps={SPECS}
    actionsOf={actionsOf}
    firstOf={({ handlerName }, actions) => usualFirst(SPECS, actions, handlerName !== null)}
    nameOf={({ handlerName }, action) => (action === 'appoint' && handlerName ? 'reappoint' : action)}
    handsOver="join"
    caseKey={accidentKey(accident.id)}
    refreshes={[ACCIDENTS]}
    Field={StepField}
  />
);

function StepField({ field, action, held: accident }: StepFieldProps<Accident, Field>) {
  const { t } = useTranslation('accidents');
  const label = t(`steps.${action}.${field}`, { defaultValue: t(`fields.${field}`) });
  const clock = Form.useWatch<string | undefined>('clock');
  const change = Form.useWatch<string | undefined>('kind');
  if (field === 'days' && change !== 'extended') return null;
  if (field === 'change') return <Change clock={clock} label={label} />;
  if (field === 'accountId') {
    const path = `/staff/accidents/${accident.id}` as const;
    return <HandlerChoice label={label} words="accidents" path={path} caseKey={accidentKey(accident.id)} />;
  }
  return (
    <Form.Item name={field} label={label} rules={[{ required: true, message: t('missing', { field: label }) }]}>
      {field === 'on' && <DayField label={label} last={todayInChina()} />}
      {field === 'days' && <InputNumber min={1} max={clock === 'accident-recognition' ? 365 : 60} />}
      {(field === 'words' || field === 'answer') && (
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} maxLength={4000} />
      )}
      {(field === 'to' || field === 'investigatedBy') && <Input maxLength={100} />}
      {field === 'clock' && (
        <Select
          aria-label={label}
          options={accident.clocks
            .filter(({ code }) => accident.changeableClocks.some((each) => each === code))
            .map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      {field === 'kind' && (
        <Select aria-label={label} options={ACTIVITIES.map((value) => ({ value, label: t(`activities.${value}`) }))} />
      )}
    </Form.Item>
  );
}

/** What can happen to a clock by its law. */
const CHANGES: Readonly<Record<string, readonly string[]>> = {
  'accident-investigation': ['extended', 'suspended', 'resumed'],
  'accident-recognition': ['extended'],
  'accident-recognition-decision': ['suspended', 'resumed'],
  'accident-decision-state': ['extended'],
};

function Change({ clock, label }: { clock: string | undefined; label: string }) {
  const { t } = useTranslation('accidents');
  if (!clock) return null;
  return (
    <Form.Item name="kind" label={label} rules={[{ required: true, message: t('missing', { field: label }) }]}>
      <Select
        aria-label={label}
        options={(CHANGES[clock] ?? []).map((value) => ({ value, label: t(`changes.${value}`) }))}
      />
    </Form.Item>
  );
}
