import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { useWordsIfAny } from '../../i18n/use-words-if-any';
import { DayField } from '../../parts/day-field';
import { FormModal } from '../../parts/form-modal';
import { useHeldWhile } from '../../parts/use-held-while';
import record from '../../parts/record.module.css';
import { type Accident, accidentKey, ACCIDENTS, ACTIVITIES } from './accident-types';

type Field = 'accountId' | 'on' | 'investigatedBy' | 'kind' | 'words' | 'to' | 'days' | 'answer' | 'clock' | 'change';

interface StepSpec {
  readonly path: string;
  readonly asks: readonly Field[];
  readonly primary?: boolean;
}

/** In the order in which the buttons stand. */
const SPECS: Readonly<Record<string, StepSpec>> = {
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

export function AccidentActions({ accident: newest }: { accident: Accident }) {
  const { t } = useTranslation('accidents');
  const [asked, setAsked] = useState<string | null>(null);
  const accident = useHeldWhile(newest, asked !== null);
  const actions = actionsOf(accident);
  if (actions.length === 0) return null;
  const first =
    actions.find((action) => SPECS[action]!.primary) ??
    (accident.handlerName || !actions.includes('appoint') ? (actions.length === 1 ? actions[0] : null) : 'appoint');
  return (
    <div className={record.actions}>
      {actions.map((action) => (
        <Button key={action} type={action === first ? 'primary' : 'default'} onClick={() => setAsked(action)}>
          {t(action === 'appoint' && accident.handlerName ? 'actions.reappoint' : `actions.${action}`)}
        </Button>
      ))}
      {asked && actions.includes(asked) && (
        <StepDialog key={asked} accident={accident} action={asked} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

interface StepDialogProps {
  readonly accident: Accident;
  readonly action: string;
  readonly onClose: () => void;
}

function StepDialog({ accident, action, onClose }: StepDialogProps) {
  const { t } = useTranslation('accidents');
  const wordsIfAny = useWordsIfAny('accidents');
  const navigate = useNavigate();
  const { path, asks } = SPECS[action]!;
  // The desk that does not take part itself stands outside from here on.
  const leaves = action === 'join' && accident.parts.every((part) => part === 'desk');
  return (
    <FormModal<Record<string, unknown>>
      open
      onClose={onClose}
      title={t(`actions.${action}`)}
      confirm={t(`actions.${action}`)}
      explanation={wordsIfAny(`explains.${action}`)}
      initial={asks.includes('on') ? { on: todayInChina() } : {}}
      send={(values) => api.post(`/staff/accidents/${accident.id}/${path}`, values, { version: accident.version })}
      refreshes={leaves ? [] : [ACCIDENTS, accidentKey(accident.id)]}
      said={t(leaves ? 'handedOver' : 'done')}
      onDone={() => {
        if (leaves) void navigate('/accidents');
      }}
    >
      {asks.map((field) => (
        <StepField key={field} field={field} accident={accident} action={action} />
      ))}
    </FormModal>
  );
}

interface StepFieldProps {
  readonly field: Field;
  readonly action: string;
  readonly accident: Accident;
}

function StepField({ field, action, accident }: StepFieldProps) {
  const { t } = useTranslation('accidents');
  const label = t(`steps.${action}.${field}`, { defaultValue: t(`fields.${field}`) });
  const clock = Form.useWatch<string | undefined>('clock');
  const change = Form.useWatch<string | undefined>('kind');
  if (field === 'days' && change !== 'extended') return null;
  if (field === 'change') return <Change clock={clock} label={label} />;
  if (field === 'accountId') return <Candidates accident={accident} label={label} />;
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

/** Who has to withdraw stands there with the reason and cannot be chosen. */
function Candidates({ accident, label }: { accident: Accident; label: string }) {
  const { t } = useTranslation('accidents');
  const { data, isPending } = useQuery({
    queryKey: [...accidentKey(accident.id), 'candidates'],
    queryFn: ({ signal }) =>
      api.get<Schemas['HandlerCandidatesView']>(
        `/staff/accidents/${accident.id}/handler-candidates`,
        undefined,
        signal,
      ),
  });
  return (
    <Form.Item name="accountId" label={label} rules={[{ required: true, message: t('missing', { field: label }) }]}>
      <Select
        aria-label={label}
        loading={isPending}
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.items ?? []).map(({ accountId, name, conflict }) => ({
          value: accountId,
          label: conflict ? `${name}（${conflict}）` : name,
          disabled: conflict !== null,
        }))}
      />
    </Form.Item>
  );
}
