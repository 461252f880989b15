import { type Fen, type FundAccountId, newId, type UnionId, yearOf } from '@app/kernel';
import { type ReadTx, sqlState, type Tx } from '@app/persistence';
import {
  assertPeriodOpen,
  balanceAfter,
  type FundAccountStatus,
  type FundBalance,
  type HoldId,
  type JournalDraft,
  type JournalId,
  monthOf,
  movementOf,
  notEnoughSentence,
  type PostedJournal,
  refuse,
} from '../domain';

export interface MovedAccount {
  readonly id: FundAccountId;
  readonly unionId: UnionId;
  readonly available: Fen;
  readonly held: Fen;
  readonly entryNo: number;
}

export const UNIQUE_VIOLATION = '23505';

// The condition decides, not a balance read before: of two at once the second waits and meets what the first left.
const MOVE = `UPDATE funds.fund_account
  SET available = available + $3, held = held + $4, spent = spent + $5, funding = funding + $6, entries = entries + $8::int
  WHERE tenant_id = $1 AND id = $2 AND status = ANY($7)
    AND available + $3 >= 0 AND held + $4 >= 0 AND spent + $5 >= 0
  RETURNING union_id, available, held, entries`;

// The account's row is locked by now, and closing a month locks it too: what this statement sees of the month holds.
const POST = `WITH posted AS (
    INSERT INTO funds.journal (tenant_id, id, kind, fund_account_id, booked_on, posted_at, amount, subject_type,
      subject_id, hold_id, reverses, document, memo, account_id, person_id)
    SELECT $1::uuid, $2::uuid, $3, $4::uuid, $5::date, $6::timestamptz, $7::bigint, $8, $9::uuid, $10::uuid, $11::uuid,
      $12, $13, $14::uuid, $15::uuid
    WHERE NOT EXISTS (SELECT 1 FROM funds.accounting_period
      WHERE tenant_id = $1 AND union_id = ANY($16::uuid[]) AND month = $17 AND status = 'closed')
    RETURNING id)
  INSERT INTO funds.posting (tenant_id, journal_id, line, fund_account_id, entry_no, place, amount, available_after,
    held_after)
  SELECT $1, posted.id, l.* FROM posted,
    unnest($18::int[], $19::uuid[], $20::int[], $21::text[], $22::bigint[], $23::bigint[], $24::bigint[]) AS l
  RETURNING line`;

const SPENT_IN_YEAR = `INSERT INTO funds.fund_budget AS b (tenant_id, fund_account_id, year, spent) VALUES ($1, $2, $3, $4)
  ON CONFLICT (tenant_id, fund_account_id, year) DO UPDATE SET spent = b.spent + excluded.spent`;

/**
 * Posts a journal and moves the balances of its accounts in the caller's transaction. Returns the journal's id.
 * Throws `fund.not-found`, `fund.not-open`, `fund.not-enough`, `period.closed`, `journal.already-reversed`.
 */
export async function post(
  tx: Tx,
  draft: JournalDraft,
  statuses: readonly FundAccountStatus[] = ['open', 'frozen'],
): Promise<JournalId> {
  const moved = new Map<FundAccountId, MovedAccount>();
  // One order for all, so that two transfers between the same accounts cannot wait for each other.
  const ids = [...new Set(draft.postings.map((posting) => posting.fundAccountId))].sort();
  for (const id of ids) moved.set(id, await moveBalance(tx, id, draft, statuses));
  const journalId = newId<'journal'>(tx.now.getTime());
  tx.later(insertJournal(tx, journalId, draft, moved));
  for (const id of ids) tx.later(countSpent(tx, id, draft));
  return journalId;
}

/** What was spent in the year of the booking grows with it. */
export async function countSpent(
  tx: Tx,
  id: FundAccountId,
  draft: Pick<JournalDraft, 'postings' | 'bookedOn'>,
): Promise<void> {
  const { spent } = movementOf(id, draft);
  if (spent === 0n) return;
  const values = [tx.actor.tenantId, id, yearOf(draft.bookedOn), String(spent)];
  await tx.rows(SPENT_IN_YEAR, values, 'funds-spent-in-year');
}

/** Moves the balance of one account by one journal, or by several that were added up. */
export async function moveBalance(
  tx: Tx,
  id: FundAccountId,
  draft: Pick<JournalDraft, 'postings' | 'amount'>,
  statuses: readonly FundAccountStatus[],
  journals = 1,
): Promise<MovedAccount> {
  const { available, held, spent, funding } = movementOf(id, draft);
  const amounts = [available, held, spent, funding].map(String);
  const [row] = await tx.rows<{ union_id: UnionId; available: string; held: string; entries: number }>(
    MOVE,
    [tx.actor.tenantId, id, ...amounts, statuses, journals],
    'funds-move-balance',
  );
  if (!row) return explainRefusal(tx, id, draft, statuses);
  const { union_id: unionId, entries: entryNo } = row;
  return { id, unionId, entryNo, available: BigInt(row.available), held: BigInt(row.held) };
}

async function explainRefusal(
  tx: Tx,
  id: FundAccountId,
  draft: Pick<JournalDraft, 'postings' | 'amount'>,
  statuses: readonly FundAccountStatus[],
): Promise<never> {
  const [fund] = await tx.rows<{ name: string; status: FundAccountStatus } & Record<keyof FundBalance, string>>(
    `SELECT name, status, available, held, spent, funding FROM funds.fund_account WHERE tenant_id = $1 AND id = $2`,
    [tx.actor.tenantId, id],
  );
  if (!fund) return refuse('fund.not-found');
  if (!statuses.includes(fund.status)) {
    return refuse('fund.not-open', `「${fund.name}」已停用或冻结，请换一个经费来源。`);
  }
  const balance: FundBalance = {
    available: BigInt(fund.available),
    held: BigInt(fund.held),
    spent: BigInt(fund.spent),
    funding: BigInt(fund.funding),
  };
  balanceAfter({ id, name: fund.name }, balance, draft);
  // Money came in between the two statements; asking again may succeed.
  return refuse('fund.not-enough', notEnoughSentence(fund.name, balance.available, draft.amount));
}

async function insertJournal(
  tx: Tx,
  id: JournalId,
  draft: JournalDraft,
  moved: ReadonlyMap<FundAccountId, MovedAccount>,
): Promise<void> {
  const { postings, subject, bookedOn } = draft;
  const unionIds = [...new Set([...moved.values()].map((account) => account.unionId))];
  const accountOf = (fundAccountId: FundAccountId): MovedAccount => moved.get(fundAccountId)!;
  const head = [
    ...[tx.actor.tenantId, id, draft.kind, postings[0]!.fundAccountId, bookedOn, tx.now, String(draft.amount)],
    ...[subject?.type ?? null, subject?.id ?? null, draft.holdId, draft.reverses, draft.document, draft.memo],
    ...[tx.actor.accountId, tx.actor.personId, unionIds, monthOf(bookedOn)],
  ];
  const lines = [
    postings.map((_, index) => index + 1),
    postings.map((posting) => posting.fundAccountId),
    postings.map((posting) => accountOf(posting.fundAccountId).entryNo),
    postings.map((posting) => posting.place),
    postings.map((posting) => String(posting.amount)),
    postings.map((posting) => String(accountOf(posting.fundAccountId).available)),
    postings.map((posting) => String(accountOf(posting.fundAccountId).held)),
  ];
  const posted = await tx.rows(POST, [...head, ...lines], 'funds-post-journal').catch((error: unknown) => {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    return refuse(draft.kind === 'settle' ? 'hold.action-not-open' : 'journal.already-reversed');
  });
  if (posted.length === 0) {
    const [unionId] = unionIds;
    assertPeriodOpen([{ unionId: unionId!, month: monthOf(bookedOn), status: 'closed' }], bookedOn);
  }
}

/** A posted journal with its postings; undefined when there is none. */
export async function findPosted(tx: ReadTx, id: JournalId): Promise<PostedJournal | undefined> {
  return (await findAllPosted(tx, [id])).get(id);
}

/** Those of these journals that were posted, by their id. */
export async function findAllPosted(
  tx: ReadTx,
  ids: readonly JournalId[],
): Promise<ReadonlyMap<JournalId, PostedJournal>> {
  const rows = await tx.rows<PostedRow>(
    `SELECT j.id, j.kind, j.booked_on AS "bookedOn", j.amount, j.hold_id AS "holdId", j.reverses, j.document, j.memo,
       j.subject_type, j.subject_id, r.id AS "reversedBy",
       (SELECT json_agg(json_build_object('fundAccountId', p.fund_account_id, 'place', p.place, 'amount', p.amount::text)
                        ORDER BY p.line)
        FROM funds.posting p WHERE p.tenant_id = j.tenant_id AND p.journal_id = j.id) AS postings
     FROM funds.journal j
     LEFT JOIN funds.journal r ON r.tenant_id = j.tenant_id AND r.reverses = j.id
     WHERE j.tenant_id = $1 AND j.id = ANY($2::uuid[])`,
    [tx.actor.tenantId, ids],
  );
  return new Map(rows.map((row) => [row.id as JournalId, postedOf(row)]));
}

interface PostedRow extends Omit<PostedJournal, 'amount' | 'subject' | 'postings'> {
  readonly id: JournalId;
  readonly amount: string;
  readonly subject_type: string;
  readonly subject_id: string | null;
  readonly postings: readonly (Omit<PostedJournal['postings'][number], 'amount'> & { readonly amount: string })[];
}

function postedOf(row: PostedRow): PostedJournal {
  const { subject_type: type, subject_id: subjectId, ...journal } = row;
  return {
    ...journal,
    amount: BigInt(row.amount),
    subject: subjectId === null ? null : { type, id: subjectId },
    postings: row.postings.map((posting) => ({ ...posting, amount: BigInt(posting.amount) })),
  };
}

/** Registers a hold. Throws `hold.already-placed` when the subject holds money already, `fund.not-found`. */
export async function insertHold(
  tx: Tx,
  hold: Pick<JournalDraft, 'amount' | 'bookedOn'> & {
    readonly id: HoldId;
    readonly fundAccountId: FundAccountId;
    readonly subject: { readonly type: string; readonly id: string };
  },
): Promise<void> {
  const { id, fundAccountId, subject, amount, bookedOn } = hold;
  const inserted = await tx.rows(
    `INSERT INTO funds.hold (tenant_id, id, version, fund_account_id, subject_type, subject_id, amount, status,
       placed_on, placed_at)
     SELECT f.tenant_id, $2::uuid, 1, f.id, $4, $5::uuid, $6::bigint, 'placed', $7::date, $8::timestamptz
     FROM funds.fund_account f WHERE f.tenant_id = $1 AND f.id = $3
     ON CONFLICT (tenant_id, subject_id) WHERE status = 'placed' DO NOTHING RETURNING id`,
    [tx.actor.tenantId, id, fundAccountId, subject.type, subject.id, String(amount), bookedOn, tx.now],
    'funds-insert-hold',
  );
  if (inserted.length > 0) return;
  const known = await tx.rows(`SELECT 1 FROM funds.fund_account WHERE tenant_id = $1 AND id = $2`, [
    tx.actor.tenantId,
    fundAccountId,
  ]);
  refuse(known.length === 0 ? 'fund.not-found' : 'hold.already-placed');
}
