import type { CivilDate, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';

export interface PetitionFigureRow {
  readonly received: number;
  readonly closed: number;
  readonly inTime: number;
}

/** Told within 15 days where somebody can be told, answered within 60 and what was approved (domain rules §5.3). */
const IN_TIME = `(p.petitioner_sealed IS NULL OR p.replied_on <= p.received_on + 15)
  AND (p.answered_on IS NULL OR p.answered_on <= p.accepted_on + 60 + p.extended_days)`;

/** Of the petitions received from `from` to `to` at the union and below it. Sums only. */
export async function petitionFigures(
  tx: ReadTx,
  unionId: UnionId,
  from: CivilDate,
  to: CivilDate,
): Promise<PetitionFigureRow> {
  const [row] = await tx.rows<PetitionFigureRow & Record<string, unknown>>(
    `SELECT count(*)::int AS received, count(*) FILTER (WHERE p.concluded_on IS NOT NULL)::int AS closed,
       count(*) FILTER (WHERE p.concluded_on IS NOT NULL AND ${IN_TIME})::int AS "inTime"
     FROM disputes.petition p
     WHERE p.tenant_id = $1 AND p.received_on BETWEEN $3::date AND $4::date
       AND p.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
         WHERE c.tenant_id = $1 AND c.ancestor_id = $2::uuid)`,
    [tx.actor.tenantId, unionId, from, to],
  );
  return row!;
}
