import type { CivilDate, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';

export interface FigureRow {
  readonly received: number;
  readonly accepted: number;
  readonly agreed: number;
  readonly closed: number;
  readonly due: number;
  readonly workers: number;
  readonly asked: string;
  readonly recovered: string;
}

/** The clock of mediation ran out, with what both sides added to it (domain rules §5.1). */
const OVER_TIME = `EXISTS (SELECT 1 FROM disputes.clock_deadline c WHERE c.tenant_id = d.tenant_id AND c.case_id = d.id
  AND c.clock = 'mediation' AND c.ends_on < $5::date)`;

/** Of the disputes received from `from` to `to` at the union and below it, as they stand on `on`. */
export async function disputeFigures(
  tx: ReadTx,
  unionId: UnionId,
  from: CivilDate,
  to: CivilDate,
  on: CivilDate,
): Promise<FigureRow> {
  const [row] = await tx.rows<FigureRow & Record<string, unknown>>(
    `SELECT count(*)::int AS received, count(*) FILTER (WHERE d.accepted_on IS NOT NULL)::int AS accepted,
       count(*) FILTER (WHERE d.outcome = 'agreed')::int AS agreed,
       count(*) FILTER (WHERE d.concluded_on IS NOT NULL)::int AS closed,
       count(*) FILTER (WHERE d.concluded_on IS NOT NULL OR ${OVER_TIME})::int AS due,
       coalesce(sum(d.workers), 0)::int AS workers, coalesce(sum(d.asked), 0)::text AS asked,
       coalesce(sum(d.recovered), 0)::text AS recovered
     FROM disputes.dispute d
     WHERE d.tenant_id = $1 AND d.received_on BETWEEN $3::date AND $4::date
       AND d.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
         WHERE c.tenant_id = $1 AND c.ancestor_id = $2::uuid)`,
    [tx.actor.tenantId, unionId, from, to, on],
  );
  return row!;
}
