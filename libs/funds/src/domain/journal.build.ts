import type { CivilDate, Fen, FundAccountId } from '@app/kernel';
import { refuse } from './fund.problems';
import {
  assertBalanced,
  type HoldId,
  type JournalDraft,
  type JournalId,
  type JournalKind,
  type JournalSubject,
  type LedgerPlace,
  type Posting,
} from './journal';

interface Booking {
  readonly fundAccountId: FundAccountId;
  readonly bookedOn: CivilDate;
  /** In fen. */
  readonly amount: Fen;
  readonly memo: string;
}

/** What moves, by kind. A payment of history, which was never held here, is booked as a hold and its settlement. */
export type JournalCommand =
  | (Booking & { readonly kind: 'opening'; readonly document: string | null })
  | (Booking & { readonly kind: 'income'; readonly document: string | null })
  | (Booking & { readonly kind: 'hold'; readonly holdId: HoldId; readonly subject: JournalSubject })
  | (Booking & { readonly kind: 'settle'; readonly holdId: HoldId; readonly subject: JournalSubject })
  | (Booking & { readonly kind: 'release'; readonly holdId: HoldId; readonly subject: JournalSubject })
  /** Signed: above zero more is available, below zero less. */
  | (Booking & { readonly kind: 'adjust'; readonly document: string })
  | (Booking & { readonly kind: 'transfer'; readonly toFundAccountId: FundAccountId; readonly document: string });

/** From where to where within a fund account. */
const MOVES: Record<Exclude<JournalKind, 'reverse'>, { readonly from: LedgerPlace; readonly to: LedgerPlace }> = {
  opening: { from: 'funding', to: 'available' },
  income: { from: 'funding', to: 'available' },
  hold: { from: 'available', to: 'held' },
  settle: { from: 'held', to: 'spent' },
  release: { from: 'held', to: 'available' },
  adjust: { from: 'funding', to: 'available' },
  transfer: { from: 'available', to: 'funding' },
};

const move = (fundAccountId: FundAccountId, amount: Fen, from: LedgerPlace, to: LedgerPlace): Posting[] => [
  { fundAccountId, place: from, amount: -amount },
  { fundAccountId, place: to, amount },
];

function postingsOf(command: JournalCommand): Posting[] {
  const { fundAccountId, amount, kind } = command;
  const { from, to } = MOVES[kind];
  const own = move(fundAccountId, amount, from, to);
  return kind === 'transfer' ? [...own, ...move(command.toFundAccountId, amount, 'funding', 'available')] : own;
}

/** Postings of any movement but a reversal. Throws `fund.amount-not-positive`, `fund.document-needed`. */
export function buildJournal(command: JournalCommand): JournalDraft {
  const { kind, amount, bookedOn, memo } = command;
  if (kind === 'adjust' ? amount === 0n : amount <= 0n) refuse('fund.amount-not-positive');
  if ((kind === 'adjust' || kind === 'transfer') && !command.document.trim()) refuse('fund.document-needed');
  if (kind === 'transfer' && command.fundAccountId === command.toFundAccountId) {
    refuse('journal.several-funds', '转出和转入是同一个账户，请另选转入账户。');
  }
  const draft: JournalDraft = {
    kind,
    bookedOn,
    amount,
    postings: postingsOf(command),
    subject: 'subject' in command ? command.subject : null,
    holdId: 'holdId' in command ? command.holdId : null,
    reverses: null,
    document: 'document' in command ? command.document : null,
    memo,
  };
  assertBalanced(draft);
  return draft;
}

/** A posted journal, as far as its reversal needs it. */
export interface PostedJournal extends JournalDraft {
  readonly id: JournalId;
  /** The reversal that undid it; null while it stands. */
  readonly reversedBy: JournalId | null;
}

/**
 * 红冲: undoes a posted journal by a second one that names it. The money of a settlement goes back to `available`,
 * not into the hold, which is used up: paying again takes a new request.
 */
export function buildReversal(
  posted: PostedJournal,
  reversal: { readonly bookedOn: CivilDate; readonly memo: string; readonly document: string },
): JournalDraft {
  if (posted.kind === 'hold' || posted.kind === 'release' || posted.kind === 'reverse') {
    refuse('journal.not-reversible');
  }
  if (posted.reversedBy !== null) refuse('journal.already-reversed');
  if (!reversal.document.trim()) refuse('fund.document-needed');
  const backTo = (place: LedgerPlace): LedgerPlace => (place === 'held' ? 'available' : place);
  const draft: JournalDraft = {
    kind: 'reverse',
    bookedOn: reversal.bookedOn,
    amount: posted.amount,
    postings: posted.postings.map((posting) => ({
      ...posting,
      place: backTo(posting.place),
      amount: -posting.amount,
    })),
    subject: posted.subject,
    holdId: posted.holdId,
    reverses: posted.id,
    document: reversal.document,
    memo: reversal.memo,
  };
  assertBalanced(draft);
  return draft;
}
