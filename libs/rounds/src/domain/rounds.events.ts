import type { RoundAction } from './round.lifecycle';
import type { RoundIds, RosterEntryId } from './round';

/** Published language: past tense, versioned, ids only. */
export type RoundEvent =
  | { type: (typeof ROUND_EVENT_FOR)[RoundAction]; payload: RoundIds }
  | { type: 'round.planned.v1'; payload: RoundIds }
  | { type: 'round.visit-logged.v1'; payload: RoundIds & { rosterEntryId: RosterEntryId } };

/** Total by type: a new action does not compile until it says what it announces. */
export const ROUND_EVENT_FOR = {
  'change-plan': 'round.plan-changed.v1',
  freeze: 'round.freezing-ordered.v1',
  'finish-freezing': 'round.frozen.v1',
  'give-up-freezing': 'round.freezing-given-up.v1',
  unfreeze: 'round.unfrozen.v1',
  submit: 'round.submitted.v1',
  return: 'round.returned.v1',
  refuse: 'round.refused.v1',
  withdraw: 'round.withdrawn.v1',
  approve: 'round.approved.v1',
  start: 'round.started.v1',
  'log-visit': 'round.started.v1',
  'hand-out': 'round.handed-out.v1',
  'end-visits': 'round.visits-ended.v1',
  resume: 'round.resumed.v1',
  close: 'round.closed.v1',
  cancel: 'round.cancelled.v1',
  'change-roster': 'round.roster-changed.v1',
  allot: 'round.allotted.v1',
  tick: 'round.ticked.v1',
  'hand-back': 'round.handed-back.v1',
  pay: 'round.paid.v1',
  sign: 'round.signed.v1',
} as const satisfies Record<RoundAction, string>;
