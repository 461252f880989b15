import {
  type CivilDate,
  type Fen,
  type FundAccountId,
  groupsOf,
  newId,
  sumFen,
  type UnionId,
  yearOf,
} from '@app/kernel';
import { type ReadTx, sqlState, type Tx } from '@app/persistence';
import {
  assertPeriodOpen,
  type FundAccountStatus,
  type HoldId,
  type JournalDraft,
  type JournalId,
  type JournalSubject,
  type Month,
  monthOf,
  movementOf,
  refuse,
} from '../domain';
import { countSpent, moveBalance, UNIQUE_VIOLATION } from './ledger.store';

/** One booking of many, each within one fund account. */
export type BatchDraft = JournalDraft & { readonly id: JournalId };

/** A payment of the past: its hold, and the journals that placed and settled it. */
export interface PaidDraft {
  readonly holdId: HoldId;
  readonly subject: JournalSubject;
  readonly amount: Fen;
  readonly placed: BatchDraft;
  readonly settled: BatchDraft;
}

const PORTION = 1_000;

// A journal and its postings come in one statement: the database looks at their balance when it ends.
const JOURNALS = `INSERT INTO funds.journal (tenant_id, id, kind, fund_account_id, booked_on, posted_at, amount,
    subject_type, subject_id, hold_id, memo, reverses, document, account_id, person_id)
  SELECT $1::uuid, j.id, j.kind, $2::uuid, j.booked_on, $3::timestamptz, j.amount, j.subject_type, j.subject_id,
    j.hold_id, j.memo, j.reverses, j.document, $4::uuid, $5::uuid
  FROM unnest($6::uuid[], $7::text[], $8::date[], $9::bigint[], $10::text[], $11::uuid[], $12::uuid[], $13::text[],
    $14::uuid[], $15::text[])
    AS j(id, kind, booked_on, amount, subject_type, subject_id, hold_id, memo, reverses, document)`;

const POSTINGS = `INSERT INTO funds.posting (tenant_id, journal_id, line, fund_account_id, entry_no, place, amount,
    available_after, held_after)
  SELECT $1::uuid, p.journal_id, p.line, $2::uuid, p.entry_no, p.place, p.amount, p.available_after, p.held_after
  FROM unnest($16::uuid[], $17::int[], $18::int[], $19::text[], $20::bigint[], $21::bigint[], $22::bigint[])
    AS p(journal_id, line, entry_no, place, amount, available_after, held_after)`;

const SETTLED_HOLDS = `INSERT INTO funds.hold (tenant_id, id, version, fund_account_id, subject_type, subject_id, amount,
    status, settled_by, placed_on, placed_at)
  SELECT $1::uuid, h.id, 1, $2::uuid, h.type, h.subject_id, h.amount, 'settled', h.settled_by, h.placed_on,
    $3::timestamptz
  FROM unnest($23::uuid[], $24::text[], $25::uuid[], $26::bigint[], $27::uuid[], $28::date[])
    AS h(id, type, subject_id, amount, settled_by, placed_on)`;

const POST_ALL = `WITH posted AS (${JOURNALS}) ${POSTINGS}`;
// Hold and settlement name each other; foreign keys are asked when the statement ends.
const POST_PAID = `WITH held AS (${SETTLED_HOLDS}), posted AS (${JOURNALS}) ${POSTINGS}`;

/** The drafts with ids under which they will stand. */
export const named = (tx: Tx, drafts: readonly JournalDraft[]): BatchDraft[] =>
  drafts.map((draft) => ({ ...draft, id: newId<'journal'>(tx.now.getTime()) }));

const accountOf = ({ postings }: JournalDraft): FundAccountId => postings[0]!.fundAccountId;

/**
 * Posts many journals as one booking: each balance moves once, by the sum. Refuses like `post`, and then all of them.
 */
export async function postAll(
  tx: Tx,
  drafts: readonly BatchDraft[],
  statuses: readonly FundAccountStatus[] = ['open', 'frozen'],
): Promise<void> {
  for (const own of byAccount(drafts, accountOf)) {
    const entries = await numbered(tx, own, statuses);
    for (let from = 0; from < entries.length; from += PORTION)
      await insert(tx, POST_ALL, 'funds-post-journals', valuesOf(tx, entries.slice(from, from + PORTION)));
    await countSpentByYear(tx, own);
  }
}

/**
 * Holds that were paid at once, each on its own day. Each balance moves once; refuses like `post`, and then all of them.
 * Journals are on their way when it ends, not yet written.
 */
export async function postPaid(tx: Tx, payments: readonly PaidDraft[]): Promise<void> {
  for (const own of byAccount(payments, ({ placed }) => accountOf(placed))) {
    const drafts = own.flatMap(({ placed, settled }) => [placed, settled]);
    const entries = await numbered(tx, drafts, ['open']);
    for (let from = 0; from < own.length; from += PORTION) {
      const journals = valuesOf(tx, entries.slice(2 * from, 2 * (from + PORTION)));
      const holds = holdsOf(own.slice(from, from + PORTION));
      tx.later(insert(tx, POST_PAID, 'funds-post-paid', [...journals, ...holds]));
    }
    tx.later(countSpentByYear(tx, drafts));
  }
}

/** One order for all, so that two bookings of the same accounts cannot wait for each other. */
function byAccount<T>(items: readonly T[], keyOf: (item: T) => FundAccountId): T[][] {
  return groupsOf(items, keyOf).sort((a, b) => (keyOf(a[0]!) < keyOf(b[0]!) ? -1 : 1));
}

interface Entry {
  readonly draft: BatchDraft;
  readonly entryNo: number;
  /** What the account has after it. */
  readonly available: Fen;
  readonly held: Fen;
}

/** Moves the balance by the sum, numbers the entries on from the last one and gives each its running balance. */
async function numbered(
  tx: Tx,
  drafts: readonly BatchDraft[],
  statuses: readonly FundAccountStatus[],
): Promise<Entry[]> {
  const id = accountOf(drafts[0]!);
  const together = {
    amount: sumFen(drafts.map((draft) => draft.amount)),
    postings: drafts.flatMap((each) => each.postings),
  };
  const moved = await moveBalance(tx, id, together, statuses, drafts.length);
  await assertMonthsOpen(tx, moved.unionId, drafts);
  const movements = drafts.map((draft) => movementOf(id, draft));
  let available = moved.available - sumFen(movements.map((each) => each.available));
  let held = moved.held - sumFen(movements.map((each) => each.held));
  return drafts.map((draft, i) => {
    available += movements[i]!.available;
    held += movements[i]!.held;
    return { draft, entryNo: moved.entryNo - drafts.length + i + 1, available, held };
  });
}

/** Asked when the account's row is locked, which closing a month locks too: what is seen of the months holds. */
async function assertMonthsOpen(tx: ReadTx, unionId: UnionId, drafts: readonly BatchDraft[]): Promise<void> {
  const days = new Map(drafts.map(({ bookedOn }): [Month, CivilDate] => [monthOf(bookedOn), bookedOn]));
  const [closed] = await tx.rows<{ month: Month }>(
    `SELECT month FROM funds.accounting_period
     WHERE tenant_id = $1 AND union_id = $2 AND month = ANY($3::text[]) AND status = 'closed' ORDER BY month LIMIT 1`,
    [tx.actor.tenantId, unionId, [...days.keys()]],
    'funds-closed-months',
  );
  if (closed) assertPeriodOpen([{ unionId, month: closed.month, status: 'closed' }], days.get(closed.month)!);
}

/** The closed months of each of these accounts that has any. */
export async function closedMonthsOf(
  tx: ReadTx,
  accountIds: readonly FundAccountId[],
): Promise<ReadonlyMap<FundAccountId, ReadonlySet<Month>>> {
  const rows = await tx.rows<{ id: FundAccountId; months: Month[] }>(
    `SELECT a.id, array_agg(p.month) AS months FROM funds.fund_account a
     JOIN funds.accounting_period p ON p.tenant_id = $1 AND p.union_id = a.union_id AND p.status = 'closed'
     WHERE a.tenant_id = $1 AND a.id = ANY($2::uuid[]) GROUP BY a.id`,
    [tx.actor.tenantId, accountIds],
    'funds-closed-months-of-accounts',
  );
  return new Map(rows.map(({ id, months }) => [id, new Set(months)]));
}

async function countSpentByYear(tx: Tx, drafts: readonly BatchDraft[]): Promise<void> {
  for (const own of groupsOf(drafts, ({ bookedOn }) => String(yearOf(bookedOn)))) {
    const postings = own.flatMap((draft) => draft.postings);
    await countSpent(tx, accountOf(own[0]!), { postings, bookedOn: own[0]!.bookedOn });
  }
}

async function insert(tx: Tx, text: string, name: string, values: readonly unknown[]): Promise<void> {
  await tx.rows(text, values, name).catch((error: unknown) => {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    return refuse('hold.action-not-open');
  });
}

/** The postings of journals, column by column. */
function linesOf(entries: readonly Entry[]) {
  const [journalIds, places, amounts, available, held]: string[][] = [[], [], [], [], []];
  const [numbers, entryNos]: number[][] = [[], []];
  for (const entry of entries) {
    const after = [String(entry.available), String(entry.held)] as const;
    entry.draft.postings.forEach(({ place, amount }, index) => {
      journalIds!.push(entry.draft.id);
      numbers!.push(index + 1);
      entryNos!.push(entry.entryNo);
      places!.push(place);
      amounts!.push(String(amount));
      available!.push(after[0]);
      held!.push(after[1]);
    });
  }
  return { journalIds, numbers, entryNos, places, amounts, available, held };
}

function valuesOf(tx: Tx, entries: readonly Entry[]): unknown[] {
  const { tenantId, accountId: by, personId } = tx.actor;
  const journals = entries.map(({ draft }) => draft);
  const lines = linesOf(entries);
  return [
    ...[tenantId, accountOf(journals[0]!), tx.now, by, personId],
    journals.map((each) => each.id),
    journals.map((each) => each.kind),
    journals.map((each) => each.bookedOn),
    journals.map((each) => String(each.amount)),
    journals.map((each) => each.subject?.type ?? null),
    journals.map((each) => each.subject?.id ?? null),
    journals.map((each) => each.holdId),
    journals.map((each) => each.memo),
    journals.map((each) => each.reverses),
    journals.map((each) => each.document),
    ...[lines.journalIds, lines.numbers, lines.entryNos, lines.places, lines.amounts, lines.available, lines.held],
  ];
}

const holdsOf = (payments: readonly PaidDraft[]): unknown[] => [
  payments.map((each) => each.holdId),
  payments.map((each) => each.subject.type),
  payments.map((each) => each.subject.id),
  payments.map((each) => String(each.amount)),
  payments.map((each) => each.settled.id),
  payments.map((each) => each.placed.bookedOn),
];
