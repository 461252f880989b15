import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
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
import { type Petition, PETITION_ROADS, petitionKey, PETITIONS } from './petition-types';

type Field = 'accountId' | 'on' | 'to' | 'days' | 'words' | 'satisfied' | 'atTime' | 'place' | 'bring';

interface StepSpec {
  readonly path: string;
  readonly asks: readonly Field[];
  readonly primary?: boolean;
}

const TOLD: readonly Field[] = ['on', 'words'];
/** May stay empty, with the longest that fits. */
const OPTIONAL: Readonly<Partial<Record<Field, number>>> = { atTime: 20, place: 100, bring: 300 };

/** In the order in which the buttons stand. */
const SPECS: Readonly<Record<string, StepSpec>> = {
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

export function PetitionActions({ petition: newest }: { petition: Petition }) {
  const { t } = useTranslation('petitions');
  const [asked, setAsked] = useState<string | null>(null);
  const petition = useHeldWhile(newest, asked !== null);
  const actions = actionsOf(petition);
  if (actions.length === 0) return null;
  const first =
    actions.find((action) => SPECS[action]!.primary) ??
    (petition.handlerName || !actions.includes('appoint') ? (actions.length === 1 ? actions[0] : null) : 'appoint');
  return (
    <div className={record.actions}>
      {actions.map((action) => (
        <Button key={action} type={action === first ? 'primary' : 'default'} onClick={() => setAsked(action)}>
          {t(action === 'appoint' && petition.handlerName ? 'actions.reappoint' : `actions.${action}`)}
        </Button>
      ))}
      {asked && actions.includes(asked) && (
        <StepDialog key={asked} petition={petition} action={asked} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

interface StepDialogProps {
  readonly petition: Petition;
  readonly action: string;
  readonly onClose: () => void;
}

function StepDialog({ petition, action, onClose }: StepDialogProps) {
  const { t } = useTranslation('petitions');
  const wordsIfAny = useWordsIfAny('petitions');
  const navigate = useNavigate();
  const { path, asks } = SPECS[action]!;
  // The desk that does not handle it itself stands outside from here on.
  const leaves = action === 'accept' && petition.parts.every((part) => part === 'desk');
  const mayBeSatisfied = petition.status === 'answered' || petition.status === 'reviewed';
  return (
    <FormModal<Record<string, unknown>>
      open
      onClose={onClose}
      title={t(`actions.${action}`)}
      confirm={t(`actions.${action}`)}
      explanation={wordsIfAny(`explains.${action}`)}
      initial={asks.includes('on') ? { on: todayInChina() } : {}}
      send={(values) => api.post(`/staff/petitions/${petition.id}/${path}`, values, { version: petition.version })}
      refreshes={leaves ? [] : [PETITIONS, petitionKey(petition.id)]}
      said={t(leaves ? 'handedOver' : 'done')}
      onDone={() => {
        if (leaves) void navigate('/petitions');
      }}
    >
      {asks
        .filter((field) => field !== 'satisfied' || mayBeSatisfied)
        .map((field) => (
          <StepField key={field} field={field} petition={petition} action={action} />
        ))}
    </FormModal>
  );
}

interface StepFieldProps {
  readonly field: Field;
  readonly action: string;
  readonly petition: Petition;
}

function StepField({ field, action, petition }: StepFieldProps) {
  const { t } = useTranslation('petitions');
  const label = t(`fields.${action}.${field}`, { defaultValue: t(`fields.${field}`) });
  if (field === 'satisfied')
    return (
      <Form.Item name={field} valuePropName="checked">
        <Checkbox>{label}</Checkbox>
      </Form.Item>
    );
  const most = OPTIONAL[field];
  if (most)
    return (
      <Form.Item name={field} label={t('optional', { field: label })}>
        <Input maxLength={most} />
      </Form.Item>
    );
  if (field === 'accountId') return <Candidates petition={petition} label={label} />;
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

/** Who has to withdraw stands there with the reason and cannot be chosen. */
function Candidates({ petition, label }: { petition: Petition; label: string }) {
  const { t } = useTranslation('petitions');
  const { data, isPending } = useQuery({
    queryKey: [...petitionKey(petition.id), 'candidates'],
    queryFn: ({ signal }) =>
      api.get<Schemas['HandlerCandidatesView']>(
        `/staff/petitions/${petition.id}/handler-candidates`,
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
