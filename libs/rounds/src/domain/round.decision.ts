import type { RoundIds, RoundStatus } from './round';
import { nextRoundStatus, ROUND_ACTION_WORDS, ROUND_STATUS_WORDS, type RoundAction } from './round.lifecycle';
import { ROUND_EVENT_FOR, type RoundEvent } from './rounds.events';
import { refuse } from './rounds.problems';

export interface RoundState extends RoundIds {
  readonly status: RoundStatus;
}

export interface RoundDecision {
  readonly patch: { readonly status: RoundStatus; readonly endedAt?: Date | null; readonly reason?: string | null };
  readonly event: RoundEvent;
}

/** Actions that need a sentence of who takes them. */
const WITH_REASON: readonly RoundAction[] = ['unfreeze', 'withdraw', 'resume', 'cancel', 'change-roster', 'return'];
const ENDS: readonly RoundStatus[] = ['refused', 'closed', 'cancelled'];

/** Pure: where the action leads and what it announces, or a refusal that says why. */
export function decideRound(
  round: RoundState,
  action: RoundAction,
  { at, reason = null }: { readonly at: Date; readonly reason?: string | null },
): RoundDecision {
  const status = nextRoundStatus(round.status, action) ?? refuseAction(round.status, action);
  const words = reason?.trim() ?? '';
  if (WITH_REASON.includes(action) && words === '') refuse('round.reason-missing');
  const { roundId, unionId } = round;
  return {
    patch: { status, endedAt: ENDS.includes(status) ? at : null, ...standing(round.status, status, words) },
    event: { type: ROUND_EVENT_FOR[action], payload: { roundId, unionId } },
  };
}

/** Why the round stands where it stands; the reason of a change to the roster is kept with the roster. */
const standing = (before: RoundStatus, after: RoundStatus, words: string): { readonly reason?: string | null } =>
  before === after ? {} : { reason: words === '' ? null : words };

function refuseAction(status: RoundStatus, action: RoundAction): never {
  if (action === 'freeze') return refuse('round.frozen-already');
  return refuse(
    'round.action-not-open',
    `活动${ROUND_STATUS_WORDS[status]}，现在不能「${ROUND_ACTION_WORDS[action]}」。`,
  );
}
