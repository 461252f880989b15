import type { Fen, FundAccountId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { JournalId } from '../domain';

const NOT_REVERSED = `NOT EXISTS (SELECT 1 FROM funds.journal r WHERE r.tenant_id = j.tenant_id AND r.reverses = j.id)`;

/** Opening balances that stand, by account, in fen. */
export async function openingsOf(tx: ReadTx, unionIds: readonly UnionId[]): Promise<Map<FundAccountId, Fen>> {
  const rows = await tx.rows<{ id: FundAccountId; opening: string }>(
    `SELECT f.id, sum(j.amount) AS opening FROM funds.fund_account f
     JOIN funds.posting p ON p.tenant_id = f.tenant_id AND p.fund_account_id = f.id AND p.place = 'available'
     JOIN funds.journal j ON j.tenant_id = p.tenant_id AND j.id = p.journal_id
     WHERE f.tenant_id = $1 AND f.union_id = ANY($2::uuid[]) AND j.kind = 'opening' AND ${NOT_REVERSED} GROUP BY f.id`,
    [tx.actor.tenantId, unionIds],
  );
  return new Map(rows.map((row) => [row.id, BigInt(row.opening)]));
}

/** The openings of an account that stand, and whether anything else was ever booked on it. */
export async function openingOf(
  tx: ReadTx,
  id: FundAccountId,
): Promise<{ readonly standing: JournalId[]; readonly otherEntries: boolean }> {
  const rows = await tx.rows<{ id: JournalId; standing: boolean; other: boolean }>(
    `SELECT DISTINCT j.id, j.kind = 'opening' AND ${NOT_REVERSED} AS standing,
       j.kind <> 'opening' AND NOT coalesce(undone.kind = 'opening', false) AS other
     FROM funds.posting p
     JOIN funds.journal j ON j.tenant_id = p.tenant_id AND j.id = p.journal_id
     LEFT JOIN funds.journal undone ON undone.tenant_id = j.tenant_id AND undone.id = j.reverses
     WHERE p.tenant_id = $1 AND p.fund_account_id = $2`,
    [tx.actor.tenantId, id],
  );
  return {
    standing: rows.filter((row) => row.standing).map((row) => row.id),
    otherEntries: rows.some((row) => row.other),
  };
}
