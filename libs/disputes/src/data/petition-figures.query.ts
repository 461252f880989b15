import type { CivilDate, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';

export interface PetitionFigureRow {
  readonly received: number;
  readonly closed: number;
  readonly inTime: number;
}

/** Of the petitions received from `from` to `to` at the union and below it. Sums only. */
export async function petitionFigures(
  tx: ReadTx,
  unionId: UnionId,
  from: CivilDate,
  to: CivilDate,
): Promise<PetitionFigureRow> {
  const [row] = await tx.rows<PetitionFigureRow & Record<string, unknown>>(
    `SELECT count(*)::int AS received, count(*) FILTER (WHERE p.concluded_on IS NOT NULL)::int AS closed,
       count(*) FILTER (WHERE p.in_time)::int AS "inTime"
     FROM disputes.petition p
     WHERE p.tenant_id = $1 AND p.received_on BETWEEN $3::date AND $4::date
       AND p.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
         WHERE c.tenant_id = $1 AND c.ancestor_id = $2::uuid)`,
    [tx.actor.tenantId, unionId, from, to],
  );
  return row!;
}
