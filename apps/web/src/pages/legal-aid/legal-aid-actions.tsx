import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { todayInChina } from '../../dates';
import { useWordsIfAny } from '../../i18n/use-words-if-any';
import { FormModal } from '../../parts/form-modal';
import { useHeldWhile } from '../../parts/use-held-while';
import record from '../../parts/record.module.css';
import { type AidField, AidStepField } from './legal-aid-step-fields';
import { type LegalAid, LEGAL_AIDS, legalAidKey } from './legal-aid-types';

interface StepSpec {
  readonly path: string;
  readonly asks: readonly AidField[];
  readonly primary?: boolean;
}

const TOLD: readonly AidField[] = ['on', 'words'];

/** In the order in which the buttons stand. */
const SPECS: Readonly<Record<string, StepSpec>> = {
  grant: { path: 'grant', asks: ['on'], primary: true },
  supply: { path: 'papers-supply', asks: ['on', 'papers'], primary: true },
  assign: { path: 'assignment', asks: ['on', 'accountId', 'lawyerName', 'lawyerFirm'], primary: true },
  overturn: { path: 'overturning', asks: TOLD, primary: true },
  uphold: { path: 'upholding', asks: TOLD },
  record: { path: 'records', asks: ['on', 'words', 'nextOn', 'bring'], primary: true },
  complete: { path: 'completion', asks: ['on', 'outcome', 'recovered', 'words'] },
  tick: { path: 'checklist', asks: ['papers'] },
  'ask-papers': { path: 'papers-request', asks: TOLD },
  refuse: { path: 'refusal', asks: ['on', 'refusalGround', 'words'] },
  object: { path: 'objection', asks: TOLD },
  reassign: { path: 'replacement', asks: ['accountId', 'lawyerName', 'lawyerFirm', 'reason'] },
  terminate: { path: 'termination', asks: ['on', 'terminationGround', 'words'] },
  withdraw: { path: 'withdrawal', asks: TOLD },
  close: { path: 'closing', asks: [] },
};

function actionsOf({ openActions, canTick, canRecord, canReassign, missing }: LegalAid): string[] {
  const has = new Set<string>(openActions);
  if (canTick) has.add('tick');
  if (canRecord) has.add('record');
  if (canReassign) has.add('reassign');
  // What is complete needs no papers; while some are missing they are asked for first.
  if (missing.length === 0) has.delete('ask-papers');
  return Object.keys(SPECS).filter((action) => has.has(action));
}

export function LegalAidActions({ aid: newest }: { aid: LegalAid }) {
  const { t } = useTranslation('legal-aid');
  const [asked, setAsked] = useState<string | null>(null);
  const aid = useHeldWhile(newest, asked !== null);
  const actions = actionsOf(aid);
  if (actions.length === 0) return null;
  const waits = aid.status === 'received' && aid.missing.length > 0 && !aid.isUrgent;
  const first = waits
    ? 'ask-papers'
    : (actions.find((action) => SPECS[action]!.primary) ?? (actions.length === 1 ? actions[0] : null));
  return (
    <div className={record.actions}>
      {actions.map((action) => (
        <Button key={action} type={action === first ? 'primary' : 'default'} onClick={() => setAsked(action)}>
          {t(`actions.${action}`)}
        </Button>
      ))}
      {asked && actions.includes(asked) && (
        <StepDialog key={asked} aid={aid} action={asked} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

interface StepDialogProps {
  readonly aid: LegalAid;
  readonly action: string;
  readonly onClose: () => void;
}

type Values = Record<string, unknown>;

const bodyOf = ({ refusalGround, terminationGround, ...rest }: Values): Values =>
  Object.fromEntries(
    Object.entries({ ...rest, ground: refusalGround ?? terminationGround }).filter(
      ([, value]) => value !== '' && value !== undefined && value !== null,
    ),
  );

function initialOf(action: string, { papers, missing, lawyerName, lawyerFirm }: LegalAid, t: (key: string) => string) {
  const names = missing.map((paper) => t(`papers.${paper}`)).join('、');
  return {
    on: todayInChina(),
    ...(action === 'tick' || action === 'supply' ? { papers } : {}),
    ...(action === 'ask-papers' ? { words: names } : {}),
    ...(action === 'reassign' ? { lawyerName, lawyerFirm } : {}),
  };
}

function StepDialog({ aid, action, onClose }: StepDialogProps) {
  const { t } = useTranslation('legal-aid');
  const wordsIfAny = useWordsIfAny('legal-aid');
  const navigate = useNavigate();
  const { path, asks } = SPECS[action]!;
  // The desk that does not handle it itself stands outside from here on.
  const leaves = action === 'assign' && aid.parts.every((part) => part === 'desk');
  return (
    <FormModal<Values>
      open
      onClose={onClose}
      title={t(`actions.${action}`)}
      confirm={t(`actions.${action}`)}
      explanation={wordsIfAny(`explains.${action}`)}
      initial={initialOf(action, aid, t)}
      send={(values) => api.post(`/staff/legal-aids/${aid.id}/${path}`, bodyOf(values), { version: aid.version })}
      refreshes={leaves ? [] : [LEGAL_AIDS, legalAidKey(aid.id)]}
      said={t(leaves ? 'handedOver' : 'done')}
      onDone={() => {
        if (leaves) void navigate('/legal-aid');
      }}
    >
      {asks.map((field) => (
        <AidStepField key={field} field={field} aid={aid} action={action} />
      ))}
    </FormModal>
  );
}
