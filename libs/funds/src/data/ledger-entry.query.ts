import type { AccountId, CivilDate, Fen, FundAccountId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { HoldId, JournalId, JournalKind } from '../domain';

/** A journal as the page of one account shows it; amounts in fen, signed. */
export interface LedgerEntry {
  readonly entryNo: number;
  readonly journalId: JournalId;
  readonly kind: JournalKind;
  readonly bookedOn: CivilDate;
  readonly postedAt: Date;
  readonly memo: string;
  readonly document: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly holdId: HoldId | null;
  readonly reverses: JournalId | null;
  /** The reversal that undid it; null while it stands. */
  readonly reversedBy: JournalId | null;
  readonly accountId: AccountId;
  /** What the journal added to each place. */
  readonly available: Fen;
  readonly held: Fen;
  readonly spent: Fen;
  /** What the account had after it. */
  readonly availableAfter: Fen;
  readonly heldAfter: Fen;
}

const at = (place: string): string => `coalesce(sum(p.amount) FILTER (WHERE p.place = '${place}'), 0)`;

/** Entries below `before`, newest first. Numbers have no gap, so a page is a range of them. */
export async function entriesOf(
  tx: ReadTx,
  id: FundAccountId,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<LedgerEntry[]> {
  const rows = await tx.rows(
    `SELECT e.*, j.kind, j.booked_on AS "bookedOn", j.posted_at AS "postedAt", j.memo, j.document,
       j.subject_type AS "subjectType", j.subject_id AS "subjectId", j.hold_id AS "holdId", j.reverses,
       j.account_id AS "accountId", r.id AS "reversedBy"
     FROM (SELECT p.entry_no AS "entryNo", p.journal_id AS "journalId", ${at('available')} AS available,
         ${at('held')} AS held, ${at('spent')} AS spent, max(p.available_after) AS "availableAfter",
         max(p.held_after) AS "heldAfter"
       FROM funds.posting p
       WHERE p.tenant_id = $1 AND p.fund_account_id = $2 AND p.entry_no < $3 AND p.entry_no >= $3 - $4
       GROUP BY p.entry_no, p.journal_id) e
     JOIN funds.journal j ON j.tenant_id = $1 AND j.id = e."journalId"
     LEFT JOIN funds.journal r ON r.tenant_id = $1 AND r.reverses = j.id
     ORDER BY e."entryNo" DESC`,
    [tx.actor.tenantId, id, before, limit],
    'funds-entries',
  );
  return rows.map(
    (row) =>
      ({
        ...row,
        available: BigInt(row.available),
        held: BigInt(row.held),
        spent: BigInt(row.spent),
        availableAfter: BigInt(row.availableAfter),
        heldAfter: BigInt(row.heldAfter),
      }) as LedgerEntry,
  );
}
