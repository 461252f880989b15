import { type FundAccountId, newId, sumFen } from '@app/kernel';
import { sqlState, type Tx } from '@app/persistence';
import {
  assertPeriodOpen,
  type FundAccountStatus,
  type JournalDraft,
  type JournalId,
  monthOf,
  movementOf,
  refuse,
} from '../domain';
import { countSpent, moveBalance, type MovedAccount, UNIQUE_VIOLATION } from './ledger.store';

/** One booking of many: same kind and day, each journal within one fund account. */
export type BatchDraft = JournalDraft & { readonly id: JournalId };

const PORTION = 1_000;

const JOURNALS = `INSERT INTO funds.journal (tenant_id, id, kind, fund_account_id, booked_on, posted_at, amount,
    subject_type, subject_id, hold_id, memo, account_id, person_id)
  SELECT $1::uuid, j.id, $2, $3::uuid, $4::date, $5::timestamptz, j.amount, j.subject_type, j.subject_id, j.hold_id,
    j.memo, $6::uuid, $7::uuid
  FROM unnest($8::uuid[], $9::bigint[], $10::text[], $11::uuid[], $12::uuid[], $13::text[])
    AS j(id, amount, subject_type, subject_id, hold_id, memo)
  WHERE NOT EXISTS (SELECT 1 FROM funds.accounting_period
    WHERE tenant_id = $1 AND union_id = $14 AND month = $15 AND status = 'closed')
  RETURNING id`;

const POSTINGS = `INSERT INTO funds.posting (tenant_id, journal_id, line, fund_account_id, entry_no, place, amount,
    available_after, held_after)
  SELECT $1::uuid, p.journal_id, p.line, $2::uuid, p.entry_no, p.place, p.amount, p.available_after, p.held_after
  FROM unnest($3::uuid[], $4::int[], $5::int[], $6::text[], $7::bigint[], $8::bigint[], $9::bigint[])
    AS p(journal_id, line, entry_no, place, amount, available_after, held_after)`;

/** The drafts with ids under which they will stand. */
export const named = (tx: Tx, drafts: readonly JournalDraft[]): BatchDraft[] =>
  drafts.map((draft) => ({ ...draft, id: newId<'journal'>(tx.now.getTime()) }));

/**
 * Posts many journals as one booking: each balance moves once, by the sum. Refuses like `post`, and then all of them.
 */
export async function postAll(
  tx: Tx,
  drafts: readonly BatchDraft[],
  statuses: readonly FundAccountStatus[] = ['open', 'frozen'],
): Promise<void> {
  const accounts = [...new Set(drafts.map((draft) => draft.postings[0]!.fundAccountId))].sort();
  for (const id of accounts) {
    const own = drafts.filter((draft) => draft.postings[0]!.fundAccountId === id);
    const together = {
      bookedOn: own[0]!.bookedOn,
      amount: sumFen(own.map((draft) => draft.amount)),
      postings: own.flatMap((draft) => draft.postings),
    };
    const moved = await moveBalance(tx, id, together, statuses, own.length);
    await insertJournals(tx, id, own, moved);
    await insertPostings(tx, id, own, moved);
    await countSpent(tx, id, together);
  }
}

async function insertJournals(
  tx: Tx,
  accountId: FundAccountId,
  drafts: readonly BatchDraft[],
  { unionId }: MovedAccount,
): Promise<void> {
  const { kind, bookedOn } = drafts[0]!;
  const { tenantId, accountId: by, personId } = tx.actor;
  for (let from = 0; from < drafts.length; from += PORTION) {
    const portion = drafts.slice(from, from + PORTION);
    const head = [tenantId, kind, accountId, bookedOn, tx.now, by, personId];
    const columns = [
      portion.map((each) => each.id),
      portion.map((each) => String(each.amount)),
      portion.map((each) => each.subject?.type ?? null),
      portion.map((each) => each.subject?.id ?? null),
      portion.map((each) => each.holdId),
      portion.map((each) => each.memo),
    ];
    const values = [...head, ...columns, unionId, monthOf(bookedOn)];
    const posted = await tx.rows(JOURNALS, values, 'funds-post-journals').catch((error: unknown) => {
      if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
      return refuse('hold.action-not-open');
    });
    if (posted.length === 0) assertPeriodOpen([{ unionId, month: monthOf(bookedOn), status: 'closed' }], bookedOn);
  }
}

/** Numbers the entries on from the last one and writes the running balance of each. */
async function insertPostings(
  tx: Tx,
  accountId: FundAccountId,
  drafts: readonly BatchDraft[],
  moved: MovedAccount,
): Promise<void> {
  const movements = drafts.map((draft) => movementOf(accountId, draft));
  let available = moved.available - sumFen(movements.map((each) => each.available));
  let held = moved.held - sumFen(movements.map((each) => each.held));
  const lines = drafts.flatMap((draft, i) => {
    available += movements[i]!.available;
    held += movements[i]!.held;
    const after = { entryNo: moved.entryNo - drafts.length + i + 1, available, held };
    return draft.postings.map((posting, line) => ({ ...posting, journalId: draft.id, line: line + 1, ...after }));
  });
  for (let from = 0; from < lines.length; from += 2 * PORTION) {
    const portion = lines.slice(from, from + 2 * PORTION);
    const columns = [
      portion.map((each) => each.journalId),
      portion.map((each) => each.line),
      portion.map((each) => each.entryNo),
      portion.map((each) => each.place),
      portion.map((each) => String(each.amount)),
      portion.map((each) => String(each.available)),
      portion.map((each) => String(each.held)),
    ];
    await tx.rows(POSTINGS, [tx.actor.tenantId, accountId, ...columns], 'funds-insert-postings');
  }
}
