import {
  type CivilDate,
  type Fen,
  formatFen,
  type FundAccountId,
  type Lifecycle,
  nextStatus,
  partsOf,
} from '@app/kernel';
import type { FundEvent, HoldPayload } from './fund.events';
import { refuse } from './fund.problems';
import { HOLD_STATUS_NAMES, type HoldState, type HoldStatus } from './hold';
import type { HoldId, JournalDraft, JournalSubject } from './journal';
import { buildJournal, buildReversal, type PostedJournal } from './journal.build';

export type HoldCommand =
  | { readonly action: 'settle'; readonly bookedOn: CivilDate; readonly memo: string }
  | { readonly action: 'release'; readonly bookedOn: CivilDate; readonly memo: string }
  | {
      readonly action: 'reverse';
      readonly bookedOn: CivilDate;
      readonly memo: string;
      readonly document: string;
      /** The settlement that is undone. */
      readonly settlement: PostedJournal;
    };
export type HoldAction = HoldCommand['action'];

/** The whole lifecycle on one screen. Terminal: released, reversed. Nothing leads back to placed: a hold pays once. */
export const HOLD_LIFECYCLE: Lifecycle<HoldStatus, HoldAction> = {
  settle: { from: ['placed'], to: 'settled' },
  release: { from: ['placed'], to: 'released' },
  reverse: { from: ['settled'], to: 'reversed' },
};

export interface HoldDecision {
  readonly patch: Partial<HoldState>;
  readonly journal: JournalDraft;
  readonly event: FundEvent;
}

const payloadOf = (hold: Omit<HoldState, 'status' | 'placedOn' | 'settledBy'>): HoldPayload => ({
  holdId: hold.id,
  fundAccountId: hold.fundAccountId,
  subjectType: hold.subject.type,
  subjectId: hold.subject.id,
  amount: formatFen(hold.amount),
});

export interface HoldRequest {
  readonly id: HoldId;
  readonly fundAccountId: FundAccountId;
  readonly subject: JournalSubject;
  /** In fen. */
  readonly amount: Fen;
  readonly bookedOn: CivilDate;
  readonly memo: string;
}

/** A new hold with its journal; `balanceAfter` says whether the account can carry it. */
export function placeHold(request: HoldRequest): HoldDecision & { readonly patch: HoldState } {
  const { id, fundAccountId, subject, amount, bookedOn, memo } = request;
  const journal = buildJournal({ kind: 'hold', fundAccountId, amount, bookedOn, memo, subject, holdId: id });
  const patch: HoldState = {
    id,
    fundAccountId,
    subject,
    amount,
    status: 'placed',
    placedOn: bookedOn,
    settledBy: null,
  };
  return { patch, journal, event: { type: 'fund.hold-placed.v1', payload: payloadOf(patch) } };
}

const HOLD_EVENTS = { settle: 'fund.hold-settled.v1', release: 'fund.hold-released.v1' } as const;

/**
 * Pure: what the command changes, posts and announces. The ledger sets `settledBy` to the id under which it posts.
 * Throws `hold.action-not-open`, `hold.paid-before`, `journal.not-reversible`, `journal.already-reversed`.
 */
export function decideHold(hold: HoldState, command: HoldCommand): HoldDecision {
  const status = nextStatus(HOLD_LIFECYCLE, hold.status, command.action);
  if (!status) {
    return refuse('hold.action-not-open', `这笔占用${HOLD_STATUS_NAMES[hold.status]}，不能再处理，请刷新后再看。`);
  }
  const payload = payloadOf(hold);
  const { fundAccountId, amount, subject, id: holdId, placedOn } = hold;
  const { bookedOn, memo } = command;
  if (command.action === 'settle' && bookedOn < placedOn) refuse('hold.paid-before', paidBeforeWords(placedOn));
  if (command.action === 'reverse') {
    const { settlement } = command;
    if (settlement.kind !== 'settle' || settlement.holdId !== holdId) return refuse('journal.not-reversible');
    const journal = buildReversal(settlement, command);
    return { patch: { status }, journal, event: { type: 'fund.payment-reversed.v1', payload } };
  }
  const kind = command.action;
  const journal = buildJournal({ kind, fundAccountId, amount, subject, holdId, bookedOn, memo });
  return { patch: { status }, journal, event: { type: HOLD_EVENTS[kind], payload } };
}

/** Paid before it was approved it would stand in a month that knows nothing of it. */
function paidBeforeWords(placedOn: CivilDate): string {
  const [year, month, day] = partsOf(placedOn);
  return `这笔钱 ${year} 年 ${month} 月 ${day} 日才批准，付款日期不能早于那一天，请看一眼付款日期。`;
}
