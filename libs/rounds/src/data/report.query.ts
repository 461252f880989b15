import type { ReadTx } from '@app/persistence';
import type { RoundId } from '../domain/round';

export interface ReportLine {
  /** Of the audience, or the name of a union. */
  readonly label: string;
  readonly persons: number;
  readonly givenPersons: number;
  readonly plannedFen: string;
}

export interface RoundReportRows {
  /** Everybody on the roster but those removed before anybody went. */
  readonly persons: number;
  /** Of the register, else of the hardship file; who has neither is counted beside it, since his is not known. */
  readonly households: number;
  readonly personsWithoutHousehold: number;
  readonly givenPersons: number;
  readonly givenHouseholds: number;
  readonly givenWithoutHousehold: number;
  /** 人次: visits that were made, also those that met nobody. */
  readonly visits: number;
  readonly visitors: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byAudience: readonly ReportLine[];
  readonly byUnion: readonly ReportLine[];
}

const GIVEN = `e.status IN ('visited','given-by-proxy')`;

export async function reportRows(tx: ReadTx, roundId: RoundId): Promise<RoundReportRows> {
  const values = [tx.actor.tenantId, roundId];
  const [row] = await tx.rows<Omit<RoundReportRows, 'byAudience' | 'byUnion'> & Record<string, unknown>>(
    `SELECT count(*)::int AS persons, count(DISTINCT e.home_id)::int AS households,
       count(*) FILTER (WHERE e.home_id IS NULL)::int AS "personsWithoutHousehold",
       count(*) FILTER (WHERE ${GIVEN})::int AS "givenPersons",
       count(DISTINCT e.home_id) FILTER (WHERE ${GIVEN})::int AS "givenHouseholds",
       count(*) FILTER (WHERE ${GIVEN} AND e.home_id IS NULL)::int AS "givenWithoutHousehold",
       (SELECT count(*)::int FROM visits.visit v WHERE v.tenant_id = $1 AND v.status = 'logged'
         AND v.roster_entry_id IN (SELECT id FROM rounds.roster_entry WHERE tenant_id = $1 AND round_id = $2)) AS visits,
       (SELECT count(*)::int FROM rounds.round_visitor WHERE tenant_id = $1 AND round_id = $2) AS visitors,
       (SELECT coalesce(jsonb_object_agg(s.status, s.n), '{}') FROM (SELECT status, count(*)::int AS n
         FROM rounds.roster_entry WHERE tenant_id = $1 AND round_id = $2 GROUP BY status) s) AS "byStatus"
     FROM (SELECT r.status, coalesce(r.household_id, (SELECT f.id FROM hardship.hardship_file f
         WHERE f.tenant_id = $1 AND f.member_id = r.member_id AND f.filed_on IS NOT NULL
         ORDER BY f.id DESC LIMIT 1)) AS home_id
       FROM rounds.roster_entry r WHERE r.tenant_id = $1 AND r.round_id = $2 AND r.status <> 'removed') e`,
    values,
    'round-report',
  );
  const lines = (label: string, join = ''): Promise<(ReportLine & Record<string, unknown>)[]> =>
    tx.rows(
      `SELECT ${label} AS label, count(*)::int AS persons, count(*) FILTER (WHERE ${GIVEN})::int AS "givenPersons",
         coalesce(sum(e.cash_fen + e.goods_fen), 0) AS "plannedFen"
       FROM rounds.roster_entry e ${join}
       WHERE e.tenant_id = $1 AND e.round_id = $2 AND e.status <> 'removed' GROUP BY 1 ORDER BY 2 DESC, 1`,
      values,
    );
  const union = 'JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = e.union_id';
  return { ...row!, byAudience: await lines('e.reason'), byUnion: await lines('u.name', union) };
}
