import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { todayInChina } from '../../dates';
import { useWordsIfAny } from '../../i18n/use-words-if-any';
import { FormModal } from '../../parts/form-modal';
import { useHeldWhile } from '../../parts/use-held-while';
import { StepFields } from './step-fields';
import { activeParts, type Dispute, disputeKey, DISPUTES, owesDeclaration } from './dispute-types';
import record from '../../parts/record.module.css';

interface StepSpec {
  readonly path: string;
  /** Without fields it is done at one press. */
  readonly asks: boolean;
  readonly primary?: boolean;
}

const SPECS: Readonly<Record<string, StepSpec>> = {
  appoint: { path: 'mediators', asks: true },
  declare: { path: 'declaration', asks: false, primary: true },
  'ask-consent': { path: 'consent-request', asks: true },
  accept: { path: 'acceptance', asks: true, primary: true },
  investigate: { path: 'investigation', asks: false, primary: true },
  state: { path: 'statements', asks: true },
  'plan-session': { path: 'sessions', asks: true, primary: true },
  offer: { path: 'offers', asks: true },
  agree: { path: 'agreement', asks: true, primary: true },
  fulfil: { path: 'performance', asks: false, primary: true },
  breach: { path: 'breach', asks: true },
  confirm: { path: 'confirmation', asks: true },
  arbitration: { path: 'arbitration', asks: true },
  'clock-event': { path: 'clock-events', asks: true },
  correct: { path: 'correction', asks: true },
  refer: { path: 'referral', asks: true },
  fail: { path: 'failure', asks: true },
  expire: { path: 'expiry', asks: true },
  withdraw: { path: 'withdrawal', asks: true },
  reject: { path: 'rejection', asks: true },
  'replace-mediator': { path: 'mediator-replacement', asks: true },
  close: { path: 'closing', asks: true, primary: true },
};

/** What this person can do now: the lifecycle's open steps, and what is recorded beside them. */
function actionsOf(dispute: Dispute): string[] {
  const { acceptedOn, concludedOn, agreement, mediators, openActions } = dispute;
  const parts = activeParts(dispute);
  const isMediator = parts.includes('mediator');
  const has = new Set<string>(openActions);
  if (owesDeclaration(dispute)) has.add('declare');
  has.delete('hold-session');
  if (!mediators.length) has.delete('accept');
  if (agreement?.instalments.some(({ paidOn }) => !paidOn)) has.delete('fulfil');
  const running = acceptedOn !== null && concludedOn === null;
  if (mayAppoint(dispute)) has.add('appoint');
  if (isMediator && running) for (const step of ['state', 'plan-session', 'offer']) has.add(step);
  if (isMediator && (running || acceptedOn === null) && concludedOn === null) has.add('clock-event');
  if (isMediator && agreement && dispute.status !== 'closed') has.add('confirm');
  if (concludedOn === null && (isMediator || parts.includes('desk'))) has.add('correct');
  if (dispute.mayRecordArbitration) has.add('arbitration');
  if (isMediator && dispute.arbitrationAcceptedOn && !dispute.arbitrationDecidedOn) has.add('clock-event');
  if (mayReplace(dispute)) has.add('replace-mediator');
  const expired = dispute.clocks.some(({ code, state }) => code === 'mediation' && state === 'expired');
  if (!expired) has.delete('expire');
  return Object.keys(SPECS).filter((action) => has.has(action));
}

/** What a ledger brought in the middle of mediation has no mediator yet: who oversees it chooses one. */
function mayAppoint({ parts, acceptedOn, concludedOn, mediators }: Dispute): boolean {
  if (concludedOn !== null) return false;
  const isAbove = parts.includes('overseer');
  return acceptedOn === null ? isAbove || parts.includes('desk') : isAbove && mediators.length === 0;
}

/**
 * Until the file is closed: instalments run for months. A mediator who has something to do with a side gives the case to
 * another instead of declaring.
 */
const mayReplace = ({ status, parts, acceptedOn, mediators }: Dispute): boolean =>
  acceptedOn !== null &&
  status !== 'closed' &&
  (parts.includes('mediator') || parts.includes('overseer')) &&
  mediators.some(({ replacedOn }) => !replacedOn);

/** The one step that comes next. What is not paid is not put away; once time is over, mediation ends. */
function firstOf({ status, mediators }: Dispute, actions: readonly string[]): string | null {
  if (actions.includes('expire')) return 'expire';
  if (mediators.length === 0 && actions.includes('appoint')) return 'appoint';
  if (status === 'received' && actions.includes('ask-consent')) return 'ask-consent';
  const open = actions.filter((action) => action !== 'close' || status !== 'breached');
  return open.find((action) => SPECS[action]!.primary) ?? null;
}

export function DisputeActions({ dispute: newest }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const [asked, setAsked] = useState<string | null>(null);
  const dispute = useHeldWhile(newest, asked !== null);
  const actions = actionsOf(dispute);
  if (actions.length === 0) return null;
  const first = firstOf(dispute, actions);
  return (
    <div className={record.actions}>
      {actions.map((action) =>
        SPECS[action]!.asks ? (
          <Button key={action} type={action === first ? 'primary' : 'default'} onClick={() => setAsked(action)}>
            {t(`actions.${action}`)}
          </Button>
        ) : (
          <AtOnce key={action} dispute={dispute} action={action} primary={action === first} />
        ),
      )}
      {asked && actions.includes(asked) && (
        <StepDialog
          key={asked}
          dispute={dispute}
          action={asked}
          path={SPECS[asked]!.path}
          open
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

function AtOnce({ dispute, action, primary }: { dispute: Dispute; action: string; primary: boolean }) {
  const { t } = useTranslation('disputes');
  const change = useChange<void, unknown>({
    send: () => api.post(`/staff/disputes/${dispute.id}/${SPECS[action]!.path}`, {}, { version: dispute.version }),
    refreshes: [DISPUTES, disputeKey(dispute.id)],
    said: t('done'),
  });
  return (
    <Button type={primary ? 'primary' : 'default'} loading={change.isPending} onClick={() => change.mutate()}>
      {t(`actions.${action}`)}
    </Button>
  );
}

interface StepDialogProps {
  readonly dispute: Dispute;
  readonly action: string;
  /** Below the dispute's address. */
  readonly path: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

type Values = Record<string, unknown>;

const linesOf = (text: unknown): string[] =>
  (typeof text === 'string' ? text : '')
    .split(/[\n、,，]/)
    .map((line) => line.trim())
    .filter(Boolean);

/** What was emptied again is not given. */
const given = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null));

const partiesOf = (parties: unknown): Values[] =>
  ((parties ?? []) as Values[]).map(({ id, name, phone, asked }) => given({ id, name, phone, asked }));

/** What the fields hold, in the shape that the step takes. */
function bodyOf(action: string, values: Values): Values {
  if (action === 'hold-session')
    return { ...values, present: linesOf(values['present']), signedBy: linesOf(values['signedBy']) };
  if (action === 'replace-mediator') return { from: values['from'], to: values['successor'], reason: values['reason'] };
  if (action === 'correct') return given({ ...values, applicants: partiesOf(values['applicants']) });
  if (action === 'agree')
    return { ...values, sealedOn: values['sealedOn'] || undefined, instalments: values['instalments'] ?? [] };
  return given(values);
}

const arbitrated = (acceptedOn: string | null, decidedOn: string | null): Values => ({
  acceptedOn: acceptedOn ?? todayInChina(),
  ...(decidedOn ? { decidedOn } : {}),
});

/** The application as it stands, to be put right. */
function written({ applicants, matter, employer, employerContact, knownOn, employment, ...rest }: Dispute): Values {
  const { employmentEndedOn, recordedPlace, facts, claims } = rest;
  return {
    ...{ matter, employer, employerContact, knownOn, employment, employmentEndedOn, recordedPlace, facts, claims },
    applicants: applicants.map(({ id, name, phone, asked, memberId }) => ({ id, name, phone, asked, memberId })),
  };
}

function initialOf(action: string, dispute: Dispute): Values {
  const { applicants, arbitrationAcceptedOn, arbitrationDecidedOn } = dispute;
  const today = todayInChina();
  const dates = { on: today, takenOn: today, heldOn: today, offeredOn: today, paidOn: today, requestedOn: today };
  const names = applicants.map(({ name }) => name).join('\n');
  if (action === 'hold-session') return { present: names, signedBy: names };
  if (action === 'correct') return written(dispute);
  const current = dispute.mediators.filter(({ replacedOn }) => !replacedOn);
  if (action === 'replace-mediator') return current.length === 1 ? { from: current[0]!.accountId } : {};
  if (action === 'arbitration') return arbitrated(arbitrationAcceptedOn, arbitrationDecidedOn);
  if (action !== 'agree') return dates;
  return {
    ...{ agreedOn: today, effectiveOn: today, applicantSigned: false, respondentSigned: false, mediatorSigned: false },
    instalments: applicants.map(({ id, asked }) => ({ partyId: id, amount: asked, dueOn: today })),
  };
}

/** Whether he stands outside from here on: a desk that does not mediate itself, a mediator who gave his place away. */
function stepsOut(action: string, { parts, mediators }: Dispute, { from }: Values): boolean {
  if (action === 'accept') return parts.every((part) => part === 'desk');
  const gives = mediators.some(({ accountId, isSelf, replacedOn }) => isSelf && !replacedOn && accountId === from);
  return action === 'replace-mediator' && gives && !parts.includes('overseer');
}

/** A step that asks something. */
export function StepDialog({ dispute, action, path, open, onClose }: StepDialogProps) {
  const { t } = useTranslation('disputes');
  const wordsIfAny = useWordsIfAny('disputes');
  const { key, renew } = useIdempotencyKey();
  const navigate = useNavigate();
  const leaves = (values: Values) => stepsOut(action, dispute, values);
  return (
    <FormModal<Values>
      open={open}
      onClose={onClose}
      title={t(`actions.${action}`)}
      confirm={t(`actions.${action}`)}
      explanation={wordsIfAny(`explains.${action}`)}
      initial={initialOf(action, dispute)}
      send={(values) =>
        api.post(`/staff/disputes/${dispute.id}/${path}`, bodyOf(action, values), {
          version: dispute.version,
          idempotencyKey: key,
        })
      }
      refreshes={[DISPUTES]}
      leaves={(values) => (leaves(values) ? disputeKey(dispute.id) : null)}
      said={(_, values) => t(leaves(values) ? (action === 'accept' ? 'handedOver' : 'gaveAway') : 'done')}
      onDone={(_, values) => {
        renew();
        if (leaves(values)) void navigate('/disputes');
      }}
    >
      <StepFields action={action} dispute={dispute} />
    </FormModal>
  );
}
