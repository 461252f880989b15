import { type CivilDate, type Fen, formatFen, type FundAccountId, newId, sumFen } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { closeHolds, insertHolds, lockHolds } from '../data/hold.batch';
import type { Hold } from '../data/hold.entity';
import { named, postAll } from '../data/ledger.batch';
import { decideHold, type FundEvent, type HoldId, type HoldState, type JournalSubject, placeHold } from '../domain';

/** Money set aside for many subjects of one account at once. */
export interface HoldsPlacing {
  readonly fundAccountId: FundAccountId;
  readonly on: CivilDate;
  /** What it is for, in Chinese, without personal data. */
  readonly memo: string;
  /** Amounts in fen, each above zero. */
  readonly items: readonly { readonly subject: JournalSubject; readonly amount: Fen }[];
}

/** What becomes of many holds on one day; `memoOf` words the journal of each. */
export interface HoldsClosing {
  readonly holdIds: readonly HoldId[];
  readonly on: CivilDate;
  memoOf(holdId: HoldId): string;
}

const stateOf = ({ id, fundAccountId, amount, status, settledBy, subjectType, subjectId }: Hold): HoldState => ({
  ...{ id, fundAccountId, amount, status, settledBy },
  subject: { type: subjectType, id: subjectId },
});

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
  const decisions = holds.map((hold) => decideHold(stateOf(hold), { action, bookedOn: on, memo: memoOf(hold.id) }));
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

/** Payments of the past by the hundred, from one account on one day: held and paid at once; announces nothing. */
export async function bookPaid(tx: Tx, { fundAccountId, on, memo, items }: HoldsPlacing): Promise<HoldId[]> {
  const drafts = items.map(({ subject, amount }) => {
    const id = newId<'hold'>(tx.now.getTime());
    const { journal } = placeHold({ id, fundAccountId, subject, amount, bookedOn: on, memo });
    const placed: HoldState = { id, fundAccountId, amount, subject, status: 'placed', settledBy: null };
    const settled = decideHold(placed, { action: 'settle', bookedOn: on, memo });
    return { id, subject, amount, journal, settlement: settled.journal };
  });
  if (drafts.length === 0) return [];
  await insertHolds(tx, { fundAccountId, on }, drafts);
  const holding = drafts.map(({ journal }) => journal);
  await postAll(tx, named(tx, holding), ['open']);
  const settlements = drafts.map(({ settlement }) => settlement);
  const paid = named(tx, settlements);
  await postAll(tx, paid);
  const ids = drafts.map(({ id }) => id);
  const journals = paid.map(({ id }) => id);
  await closeHolds(tx, ids, 'settled', journals);
  return ids;
}

type BulkEvent = Extract<FundEvent, { type: `fund.holds-${string}` }>;

const bulkEvent = (
  type: BulkEvent['type'],
  fundAccountId: FundAccountId,
  of: readonly { readonly amount: Fen }[],
): BulkEvent => ({
  type,
  payload: { fundAccountId, count: of.length, amount: formatFen(sumFen(of.map((each) => each.amount))) },
});
