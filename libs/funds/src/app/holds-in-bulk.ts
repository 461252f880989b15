import { type CivilDate, type Fen, formatFen, type FundAccountId, newId, sumFen } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { byAccountOrder, closeHolds, insertHolds, lockHolds } from '../data/hold.batch';
import { holdStateOf } from '../data/hold.entity';
import { closedMonthsOf, named, type PaidDraft, postAll, postPaid } from '../data/ledger.batch';
import { findAllPosted } from '../data/ledger.store';
import {
  buildReversal,
  decideHold,
  type FundEvent,
  type HoldId,
  type HoldState,
  type JournalId,
  type JournalSubject,
  monthOf,
  placeHold,
  type PostedJournal,
  refuse,
} from '../domain';

/** Money set aside for many subjects of one account at once. */
export interface HoldsPlacing {
  readonly fundAccountId: FundAccountId;
  readonly on: CivilDate;
  /** What it is for, in Chinese, without personal data. */
  readonly memo: string;
  /** Amounts in fen, each above zero. */
  readonly items: readonly { readonly subject: JournalSubject; readonly amount: Fen }[];
}

/** A payment that was made before, from its account on its day. */
export interface HistoricPayment {
  readonly fundAccountId: FundAccountId;
  /** In fen, above zero. */
  readonly amount: Fen;
  readonly subject: JournalSubject;
  readonly on: CivilDate;
  /** What it is for, in Chinese, without personal data. */
  readonly memo: string;
}

/** What becomes of many holds on one day; `memoOf` words the journal of each. */
export interface HoldsClosing {
  readonly holdIds: readonly HoldId[];
  readonly on: CivilDate;
  memoOf(holdId: HoldId): string;
}

/** Gives the holds in the order of the items. */
export async function placeHolds(tx: Tx, { fundAccountId, on, memo, items }: HoldsPlacing): Promise<HoldId[]> {
  const placed = items.map(({ subject, amount }) => {
    const id = newId<'hold'>(tx.now.getTime());
    return { ...placeHold({ id, fundAccountId, subject, amount, bookedOn: on, memo }), id, subject, amount };
  });
  if (placed.length === 0) return [];
  await insertHolds(tx, { fundAccountId, on }, placed);
  await postAll(
    tx,
    named(
      tx,
      placed.map((each) => each.journal),
    ),
    ['open'],
  );
  tx.announce(bulkEvent('fund.holds-placed.v1', fundAccountId, placed));
  return placed.map((each) => each.id);
}

/** Pays or gives back what was held. Refuses with `decideHold` when one of them is done already, and then all. */
export async function closeHoldsAs(
  tx: Tx,
  action: 'settle' | 'release',
  { holdIds, on, memoOf }: HoldsClosing,
): Promise<void> {
  if (holdIds.length === 0) return;
  const holds = await lockHolds(tx, holdIds);
  const decisions = holds.map((hold) => decideHold(holdStateOf(hold), { action, bookedOn: on, memo: memoOf(hold.id) }));
  const journals = named(
    tx,
    decisions.map((each) => each.journal),
  );
  await postAll(tx, journals);
  const ids = holds.map((hold) => hold.id);
  await closeHolds(
    tx,
    ids,
    action === 'settle' ? 'settled' : 'released',
    action === 'settle' ? journals.map((each) => each.id) : null,
  );
  const type = action === 'settle' ? 'fund.holds-settled.v1' : 'fund.holds-released.v1';
  for (const account of new Set(holds.map((hold) => hold.fundAccountId))) {
    const own = holds.filter((hold) => hold.fundAccountId === account);
    tx.announce(bulkEvent(type, account, own));
  }
}

interface TakingBack {
  /** The day for what is of a month that was closed since. */
  readonly on: CivilDate;
  readonly reason: string;
}

/** 红冲 of payments of the past that were booked by mistake. */
export interface HistoriesReversal extends TakingBack {
  readonly holdIds: readonly HoldId[];
  /** The decision it rests on. */
  readonly document: string;
}

/** 红冲 of incomes of the past that were booked by mistake; each names its own document. */
export interface IncomesReversal extends TakingBack {
  readonly items: readonly { readonly journalId: JournalId; readonly document: string }[];
}

/** So many are in memory at a time. */
const PORTION = 1_000;

/**
 * Undoes payments of the past, each by a journal that names its settlement, on the payment's own day: so the year is as
 * it was before them. Refuses with `decideHold`, and then all of them.
 */
export async function reverseHistories(tx: Tx, { holdIds, ...reversal }: HistoriesReversal): Promise<void> {
  const ids = await byAccountOrder(tx, holdIds);
  for (let from = 0; from < ids.length; from += PORTION)
    await reversePortion(tx, ids.slice(from, from + PORTION), reversal);
}

async function reversePortion(
  tx: Tx,
  ids: readonly HoldId[],
  { on, reason: memo, document }: Omit<HistoriesReversal, 'holdIds'>,
): Promise<void> {
  const holds = await lockHolds(tx, ids);
  const paidBy = holds.flatMap(({ settledBy }) => settledBy ?? []);
  const posted = await findAllPosted(tx, paidBy);
  const dayOf = await openDays(tx, [...posted.values()], on);
  const decisions = holds.map((hold) => {
    const settlement = hold.settledBy === null ? undefined : posted.get(hold.settledBy);
    if (!settlement) return refuse('hold.action-not-open');
    const command = { action: 'reverse', bookedOn: dayOf(settlement), memo, document, settlement } as const;
    return decideHold(holdStateOf(hold), command);
  });
  const drafts = decisions.map(({ journal }) => journal);
  await postAll(tx, named(tx, drafts));
  const reversed = holds.map(({ id }) => id);
  await closeHolds(tx, reversed, 'reversed', paidBy);
  for (const account of new Set(holds.map(({ fundAccountId }) => fundAccountId))) {
    const own = holds.filter(({ fundAccountId }) => fundAccountId === account);
    tx.announce(bulkEvent('fund.payments-reversed.v1', account, own));
  }
}

/** `reverseHistories` for incomes. Refuses `journal.not-found`, what `buildReversal` refuses, `fund.not-enough`. */
export async function reverseIncomes(tx: Tx, { items, on, reason: memo }: IncomesReversal): Promise<void> {
  const ids = items.map(({ journalId }) => journalId);
  const posted = await findAllPosted(tx, ids);
  const dayOf = await openDays(tx, [...posted.values()], on);
  const drafts = items.map(({ journalId, document }) => {
    const income = posted.get(journalId) ?? refuse('journal.not-found');
    if (income.holdId !== null) refuse('journal.not-reversible');
    return buildReversal(income, { bookedOn: dayOf(income), memo, document });
  });
  await postAll(tx, named(tx, drafts));
}

/** The own day of a journal, or `otherwise` where its month is closed. */
async function openDays(
  tx: Tx,
  journals: readonly PostedJournal[],
  otherwise: CivilDate,
): Promise<(journal: PostedJournal) => CivilDate> {
  const accountOf = ({ postings }: PostedJournal): FundAccountId => postings[0]!.fundAccountId;
  const closed = await closedMonthsOf(tx, [...new Set(journals.map(accountOf))]);
  return (journal) => (closed.get(accountOf(journal))?.has(monthOf(journal.bookedOn)) ? otherwise : journal.bookedOn);
}

/** Payments of the past by the hundred, each on its own day: held and paid at once; announces nothing. */
export async function bookPaid(tx: Tx, payments: readonly HistoricPayment[]): Promise<HoldId[]> {
  const drafts = payments.map((payment): PaidDraft => {
    const { fundAccountId, on: bookedOn, memo, subject, amount } = payment;
    const id = newId<'hold'>(tx.now.getTime());
    const { journal } = placeHold({ id, fundAccountId, subject, amount, bookedOn, memo });
    const hold: HoldState = {
      id,
      fundAccountId,
      amount,
      subject,
      status: 'placed',
      placedOn: bookedOn,
      settledBy: null,
    };
    const settlement = decideHold(hold, { action: 'settle', bookedOn, memo });
    const [placed, settled] = named(tx, [journal, settlement.journal]);
    return { holdId: id, subject, amount, placed: placed!, settled: settled! };
  });
  await postPaid(tx, drafts);
  return drafts.map(({ holdId }) => holdId);
}

type BulkEvent = Extract<FundEvent, { type: `fund.holds-${string}` | 'fund.payments-reversed.v1' }>;

const bulkEvent = (
  type: BulkEvent['type'],
  fundAccountId: FundAccountId,
  of: readonly { readonly amount: Fen }[],
): BulkEvent => ({
  type,
  payload: { fundAccountId, count: of.length, amount: formatFen(sumFen(of.map((each) => each.amount))) },
});
