import type { Schemas } from '../../api/schemas';

/** What is decided as a whole by those who sign: a round, a hardship file. */
export interface DecisionSubject {
  readonly id: string;
  /** Where its steps are sent: `/staff/rounds/<id>`. */
  readonly path: `/${string}`;
  /** As the approvals know its kind: `round`. */
  readonly type: string;
  readonly version: number;
  readonly unionId: string;
  readonly name: string;
  /** Lists and pages that show it. */
  readonly refreshes: readonly (readonly string[])[];
}

export type WaitingDecision = Schemas['WaitingView'];

export const DECISIONS = [
  'approve',
  'review',
  'decide-collectively',
  'return',
  'refuse',
  'return-step',
  'add-signer',
  'hand-over',
] as const;
export type Decision = (typeof DECISIONS)[number];

/** What the step asks of me. A meeting decides as a whole: it only returns or records what was decided. */
export function decisionsOf({ part, collective }: Pick<WaitingDecision, 'part' | 'collective'>): readonly Decision[] {
  const back: readonly Decision[] = part === 'approve' ? ['return', 'return-step'] : ['return'];
  if (collective) return ['decide-collectively', ...back];
  return [part === 'review' ? 'review' : 'approve', ...back, 'refuse', 'add-signer', 'hand-over'];
}

export const DECISION_PATHS: Readonly<Record<Decision, string>> = {
  approve: 'approval',
  review: 'review',
  'decide-collectively': 'collective-decision',
  return: 'return',
  'return-step': 'return',
  refuse: 'refusal',
  'add-signer': 'added-signer',
  'hand-over': 'hand-over',
};
