import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

export type Dispute = Schemas['DisputeView'];
export type DisputeRow = Schemas['DisputeLineView'];
export type Clock = Schemas['ClockView'];
export type OwnDispute = Schemas['PortalDisputeView'];

type Declared = Pick<Dispute, 'acceptedOn' | 'mediators'>;

const isUndeclared = ({ acceptedOn, mediators }: Declared): boolean =>
  acceptedOn !== null && mediators.some(({ isSelf, declaredOn, replacedOn }) => isSelf && !declaredOn && !replacedOn);

/** Whose first step is his word in writing; what is closed asks for it no more. */
export const owesDeclaration = (dispute: Declared & Pick<Dispute, 'status'>): boolean =>
  dispute.status !== 'closed' && isUndeclared(dispute);

/** In what parts somebody acts: who has not declared yet mediates nothing. */
export const activeParts = (dispute: Declared & Pick<Dispute, 'parts'>): Dispute['parts'] =>
  isUndeclared(dispute) ? dispute.parts.filter((part) => part !== 'mediator') : dispute.parts;

/** Root of the query keys of everything about disputes. */
export const DISPUTES = ['disputes'] as const;
export const disputeKey = (id: string) => [...DISPUTES, 'one', id] as const;

export const GROUPS = ['mine', 'desk', 'mediating', 'performing', 'ended'] as const;
export const MATTERS = [
  'wages',
  'overtime-pay',
  'severance',
  'termination',
  'work-injury',
  'social-insurance',
  'labour-relation',
  'contract',
  'working-time',
  'training',
  'labour-protection',
  'other-labour',
  'family',
  'neighbour',
  'other-civil',
] as const;
export const SOURCES = ['desk', 'phone', 'online', 'written', 'oral'] as const;
export const EMPLOYMENTS = ['employed', 'ended', 'unknown'] as const;
export const REFERRALS = ['arbitration', 'inspection', 'court', 'petition', 'legal-aid', 'judicial-office'] as const;
export const SIDES = ['applicant', 'respondent', 'witness'] as const;

const TONES: Readonly<Partial<Record<Dispute['status'], StateTone>>> = {
  received: 'due',
  'consent-asked': 'waiting',
  agreed: 'done',
  performing: 'waiting',
  performed: 'done',
  breached: 'late',
  closed: 'plain',
  rejected: 'plain',
  failed: 'plain',
  withdrawn: 'plain',
  expired: 'plain',
  referred: 'plain',
};
export const toneOf = (status: Dispute['status']): StateTone => TONES[status] ?? 'due';

const CLOCK_TONES: Readonly<Record<Clock['state'], StateTone>> = {
  'not-limited': 'plain',
  running: 'waiting',
  suspended: 'private',
  met: 'done',
  'met-late': 'plain',
  expired: 'late',
};
export const clockTone = ({ state, isNear }: Clock): StateTone =>
  state === 'running' && isNear ? 'due' : CLOCK_TONES[state];

export const URGENCY_TONES = { late: 'late', due: 'due', near: 'due', later: 'waiting' } as const;
