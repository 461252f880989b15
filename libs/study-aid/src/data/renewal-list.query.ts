import type { UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { AcademicYear } from '../domain/academic-year';
import { RENEWAL_STATUSES, type RenewalStatus } from '../domain/renewal.lifecycle';
import type { ProgrammeId, RenewalId } from '../domain/study-aid';
import { STUDY_AID_PERMISSIONS } from '../domain/study-aid.permissions';
import { RENEWAL_JOINS, RENEWAL_LINE, type RenewalLine } from './award-parts.query';

export interface RenewalFilter {
  readonly programmeId: ProgrammeId | null;
  readonly unionId: UnionId | null;
  readonly year: AcademicYear;
  readonly status: RenewalStatus | null;
}

/** What the officer can do something about comes first, what is over last. */
const IN_ORDER: readonly RenewalStatus[] = ['confirmed', 'suspended', 'waiting-for-proof', 'new', 'done', 'ended'];
const PLACE = `array_position(ARRAY[${IN_ORDER.map((status) => `'${status}'`).join(',')}], r.status)`;

/** The renewal after which a page goes on. */
export interface RenewalPlace {
  readonly place: number;
  readonly id: RenewalId;
}

export interface PlacedRenewal extends RenewalLine {
  readonly place: number;
}

/** Renewals of a year in the actor's scope, by what is to be done, then in the order in which they were opened. */
export function renewalLines(
  tx: ReadTx,
  { programmeId, unionId, year, status }: RenewalFilter,
  after: RenewalPlace | null,
  limit: number,
): Promise<PlacedRenewal[]> {
  const values: unknown[] = [tx.actor.tenantId, programmeId, year, status, after?.place, after?.id, limit, unionId];
  const scope = scopeCondition(tx.actor, STUDY_AID_PERMISSIONS.read, 'r.union_id', values);
  return tx.rows<PlacedRenewal & Record<string, unknown>>(
    `SELECT ${RENEWAL_LINE}, ${PLACE} AS place FROM study_aid.renewal r ${RENEWAL_JOINS}
     WHERE r.tenant_id = $1 AND ($2::uuid IS NULL OR r.programme_id = $2) AND r.academic_year = $3
       AND ($4::text IS NULL OR r.status = $4) AND ($5::int IS NULL OR (${PLACE}, r.id) > ($5, $6::uuid)) AND ${below('$8')} AND ${scope}
     ORDER BY place, r.id LIMIT $7`,
    values,
  );
}

/** Of the union and those below it; null: of all in the scope. */
const below = (unionId: string): string =>
  `(${unionId}::uuid IS NULL OR r.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
     WHERE c.tenant_id = $1 AND c.ancestor_id = ${unionId}::uuid))`;

export type RenewalCounts = Record<RenewalStatus, number>;

export async function renewalCounts(
  tx: ReadTx,
  { programmeId, unionId, year }: Omit<RenewalFilter, 'status'>,
): Promise<RenewalCounts> {
  const values: unknown[] = [tx.actor.tenantId, programmeId, year, unionId];
  const scope = scopeCondition(tx.actor, STUDY_AID_PERMISSIONS.read, 'r.union_id', values);
  const rows = await tx.rows<{ status: RenewalStatus; count: number }>(
    `SELECT r.status, count(*)::int AS count FROM study_aid.renewal r
     WHERE r.tenant_id = $1 AND ($2::uuid IS NULL OR r.programme_id = $2) AND r.academic_year = $3
       AND ${below('$4')} AND ${scope}
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
