import type { CivilDate, Fen, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';

export interface LegalAidFigureRow {
  readonly received: number;
  readonly granted: number;
  readonly refused: number;
  readonly completed: number;
  readonly people: number;
  readonly recovered: Fen;
}

/** Of the cases received from `from` to `to` at the union and below it. Sums only. */
export async function legalAidFigures(
  tx: ReadTx,
  unionId: UnionId,
  from: CivilDate,
  to: CivilDate,
): Promise<LegalAidFigureRow> {
  const [row] = await tx.rows<Omit<LegalAidFigureRow, 'recovered'> & { recovered: string }>(
    `SELECT count(*)::int AS received, count(*) FILTER (WHERE a.granted_on IS NOT NULL)::int AS granted,
       count(*) FILTER (WHERE a.refusal_ground IS NOT NULL AND a.granted_on IS NULL)::int AS refused,
       count(*) FILTER (WHERE a.outcome IS NOT NULL)::int AS completed, coalesce(sum(a.people), 0)::int AS people,
       coalesce(sum(a.recovered), 0)::text AS recovered
     FROM disputes.legal_aid a
     WHERE a.tenant_id = $1 AND a.received_on BETWEEN $3::date AND $4::date
       AND a.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
         WHERE c.tenant_id = $1 AND c.ancestor_id = $2::uuid)`,
    [tx.actor.tenantId, unionId, from, to],
  );
  return { ...row!, recovered: BigInt(row!.recovered) };
}
