import { type CivilDate, type Fen, type FundAccountId, type Id, sumFen } from '@app/kernel';
import { refuse } from './fund.problems';

export type JournalId = Id<'journal'>;
export type HoldId = Id<'hold'>;

/** Where the money of one fund account stands. `funding` is where it came from, so that a fund always sums to zero. */
export const LEDGER_PLACES = ['available', 'held', 'spent', 'funding'] as const;
export type LedgerPlace = (typeof LEDGER_PLACES)[number];

export const LEDGER_PLACE_NAMES: Record<LedgerPlace, string> = {
  available: '可用',
  held: '占用',
  spent: '支出',
  funding: '来源',
};

export const JOURNAL_KINDS = [
  'opening',
  'income',
  'hold',
  'settle',
  'release',
  'reverse',
  'adjust',
  'transfer',
] as const;
export type JournalKind = (typeof JOURNAL_KINDS)[number];

export const JOURNAL_KIND_NAMES: Record<JournalKind, string> = {
  opening: '期初余额',
  income: '收入',
  hold: '占用',
  settle: '支付',
  release: '释放占用',
  reverse: '红冲',
  adjust: '调整',
  transfer: '经费调剂',
};

/** One line of a journal. */
export interface Posting {
  readonly fundAccountId: FundAccountId;
  readonly place: LedgerPlace;
  /** Signed fen: above zero into the place, below zero out of it; never zero. */
  readonly amount: Fen;
}

/** The case that moves the money, such as `{ type: 'disbursement', id }`. */
export interface JournalSubject {
  readonly type: string;
  readonly id: string;
}

/** A journal that is ready to post; the ledger adds id, number, who and when. */
export interface JournalDraft {
  readonly kind: JournalKind;
  /** Booking day; its month must be open. */
  readonly bookedOn: CivilDate;
  /** Size of the movement in fen, above zero save for an adjustment downwards. */
  readonly amount: Fen;
  readonly postings: readonly Posting[];
  readonly subject: JournalSubject | null;
  readonly holdId: HoldId | null;
  /** The journal that this one undoes; null save for `reverse`. */
  readonly reverses: JournalId | null;
  /** Voucher, decision or minutes it rests on. */
  readonly document: string | null;
  /** What it is about, in Chinese, without personal data. */
  readonly memo: string;
}

/**
 * Refuses a journal that does not balance. Every fund account balances by itself, also in a transfer between two,
 * so available + held + spent + funding = 0 holds per account at any time.
 */
export function assertBalanced({ kind, postings, document }: JournalDraft): void {
  if (postings.length < 2) refuse('journal.unbalanced');
  if (postings.some((posting) => posting.amount === 0n)) refuse('journal.zero-posting');
  const funds = new Set(postings.map((posting) => posting.fundAccountId));
  if (funds.size > 1 && kind !== 'transfer' && kind !== 'reverse') refuse('journal.several-funds');
  if (kind === 'transfer' && !document?.trim()) refuse('fund.document-needed');
  for (const fund of funds) {
    const own = postings.filter((posting) => posting.fundAccountId === fund);
    if (sumFen(own.map((posting) => posting.amount)) !== 0n) refuse('journal.unbalanced');
  }
}
