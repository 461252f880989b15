import type { CivilDate, Fen, MemberId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';

/** A visit that is in the system already, as a ledger tells one from another. */
export interface EarlierVisit {
  readonly memberId: MemberId;
  readonly visitedOn: CivilDate;
  /** Of its case; null for a visit of a round. */
  readonly occasion: string | null;
  readonly roundName: string | null;
  readonly cash: Fen;
  readonly goods: Fen;
}

export async function earlierVisits(
  tx: ReadTx,
  memberIds: readonly MemberId[],
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  butOf: string,
): Promise<EarlierVisit[]> {
  const rows = await tx.rows<Omit<EarlierVisit, 'cash' | 'goods'> & Record<'cash' | 'goods', string>>(
    // Person by person by their index, also while an import fills the tables that the planner believes empty.
    `SELECT m.id AS "memberId", v.visited_on AS "visitedOn", d.occasion, r.name AS "roundName",
       v.cash_fen AS cash, v.goods_fen AS goods
     FROM unnest($2::uuid[]) AS m(id)
     CROSS JOIN LATERAL (SELECT x.* FROM visits.visit x
       WHERE x.tenant_id = $1 AND x.member_id = m.id AND x.visited_on BETWEEN $3 AND $4
         AND x.status = 'logged' AND x.import_id IS DISTINCT FROM $5::uuid OFFSET 0) v
     LEFT JOIN LATERAL (SELECT occasion FROM visits.visit_duty
       WHERE tenant_id = $1 AND id = v.duty_id LIMIT 1) d ON true
     LEFT JOIN LATERAL (SELECT name FROM rounds.round WHERE tenant_id = $1 AND id = v.round_id LIMIT 1) r ON true`,
    [tx.actor.tenantId, memberIds, from, to, butOf],
    'visits-of-before',
  );
  return rows.map((row) => ({ ...row, cash: BigInt(row.cash), goods: BigInt(row.goods) }));
}

/** Somebody corrected, voided or reopened something that the import brought. */
export async function changedSinceImport(tx: ReadTx, importId: string): Promise<boolean> {
  const rows = await tx.rows(
    `SELECT 1 FROM visits.visit WHERE tenant_id = $1 AND import_id = $2 AND version <> 1
     UNION ALL SELECT 1 FROM visits.visit_duty WHERE tenant_id = $1 AND import_id = $2 AND version <> 1 LIMIT 1`,
    [tx.actor.tenantId, importId],
  );
  return rows.length > 0;
}

export async function removeImportedVisits(tx: Tx, importId: string): Promise<void> {
  for (const table of ['visit', 'visit_duty'])
    await tx.rows(`DELETE FROM visits.${table} WHERE tenant_id = $1 AND import_id = $2`, [tx.actor.tenantId, importId]);
}
