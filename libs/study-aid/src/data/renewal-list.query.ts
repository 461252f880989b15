import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { AcademicYear } from '../domain/academic-year';
import { RENEWAL_STATUSES, type RenewalStatus } from '../domain/renewal.lifecycle';
import type { ProgrammeId, RenewalId } from '../domain/study-aid';
import { STUDY_AID_PERMISSIONS } from '../domain/study-aid.permissions';
import { RENEWAL_JOINS, RENEWAL_LINE, type RenewalLine } from './award-parts.query';

export interface RenewalFilter {
  readonly programmeId: ProgrammeId | null;
  readonly year: AcademicYear;
  readonly status: RenewalStatus | null;
}

/** Renewals of a year in the actor's scope, in the order in which they were opened. */
export function renewalLines(
  tx: ReadTx,
  { programmeId, year, status }: RenewalFilter,
  after: RenewalId | null,
  limit: number,
): Promise<RenewalLine[]> {
  const values: unknown[] = [tx.actor.tenantId, programmeId, year, status, after, limit];
  const scope = scopeCondition(tx.actor, STUDY_AID_PERMISSIONS.read, 'r.union_id', values);
  return tx.rows<RenewalLine & Record<string, unknown>>(
    `SELECT ${RENEWAL_LINE} FROM study_aid.renewal r ${RENEWAL_JOINS}
     WHERE r.tenant_id = $1 AND ($2::uuid IS NULL OR r.programme_id = $2) AND r.academic_year = $3
       AND ($4::text IS NULL OR r.status = $4) AND ($5::uuid IS NULL OR r.id > $5) AND ${scope}
     ORDER BY r.id LIMIT $6`,
    values,
  );
}

export type RenewalCounts = Record<RenewalStatus, number>;

export async function renewalCounts(
  tx: ReadTx,
  programmeId: ProgrammeId | null,
  year: AcademicYear,
): Promise<RenewalCounts> {
  const values: unknown[] = [tx.actor.tenantId, programmeId, year];
  const scope = scopeCondition(tx.actor, STUDY_AID_PERMISSIONS.read, 'r.union_id', values);
  const rows = await tx.rows<{ status: RenewalStatus; count: number }>(
    `SELECT r.status, count(*)::int AS count FROM study_aid.renewal r
     WHERE r.tenant_id = $1 AND ($2::uuid IS NULL OR r.programme_id = $2) AND r.academic_year = $3 AND ${scope}
     GROUP BY r.status`,
    values,
  );
  const of = new Map(rows.map(({ status, count }) => [status, count]));
  return Object.fromEntries(RENEWAL_STATUSES.map((status) => [status, of.get(status) ?? 0])) as RenewalCounts;
}

/** Academic years of which there are renewals, the latest first. */
export async function renewalYears(tx: ReadTx, programmeId: ProgrammeId | null): Promise<AcademicYear[]> {
  const rows = await tx.rows<{ year: AcademicYear }>(
    `SELECT DISTINCT academic_year AS year FROM study_aid.renewal_run
     WHERE tenant_id = $1 AND ($2::uuid IS NULL OR programme_id = $2) ORDER BY 1 DESC`,
    [tx.actor.tenantId, programmeId],
  );
  return rows.map(({ year }) => year);
}
