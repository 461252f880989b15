import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { AwardStatus } from '../domain/award.lifecycle';
import type { AwardId, ProgrammeId, StudyLevel } from '../domain/study-aid';
import { STUDY_AID_PERMISSIONS } from '../domain/study-aid.permissions';

/** What people look for. */
export const AWARD_GROUPS = ['applying', 'verified', 'running', 'suspended', 'on-leave', 'completed', 'ended'] as const;
export type AwardGroup = (typeof AWARD_GROUPS)[number];

const STATUSES_OF: Readonly<Record<AwardGroup, readonly AwardStatus[]>> = {
  applying: ['applied', 'returned'],
  verified: ['verified'],
  running: ['running'],
  suspended: ['suspended'],
  'on-leave': ['on-leave'],
  completed: ['completed'],
  ended: ['ended', 'refused', 'withdrawn'],
};

export interface AwardFilter {
  readonly programmeId: ProgrammeId | null;
  readonly group: AwardGroup | null;
  readonly unionId: UnionId | null;
  readonly memberId: MemberId | null;
  /** A parent's name, a number or its last part. */
  readonly text: string | null;
  /** The child's whole name as its keyed hash. */
  readonly childNameMac: Buffer | null;
}

export interface AwardLine {
  readonly id: AwardId;
  readonly number: string;
  readonly childNameSealed: Buffer;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly unionName: string;
  readonly programmeName: string;
  readonly level: StudyLevel;
  readonly schoolName: string;
  readonly status: AwardStatus;
  readonly entryYear: number;
  readonly endsInYear: number;
  readonly maxYears: number;
  readonly paidYears: number;
  /** In fen. */
  readonly paid: string;
  readonly appliedOn: CivilDate;
}

const LINE = `a.id, a.number, a.child_name_sealed AS "childNameSealed", a.member_id AS "memberId", m.name AS "memberName",
  u.name AS "unionName", p.name AS "programmeName", a.level, a.school_name AS "schoolName", a.status,
  a.entry_year AS "entryYear", a.ends_in_year AS "endsInYear", a.max_years AS "maxYears", a.applied_on AS "appliedOn",
  (SELECT count(*)::int FROM study_aid.instalment i WHERE i.tenant_id = $1 AND i.award_id = a.id AND i.status = 'paid')
    AS "paidYears",
  (SELECT coalesce(sum(i.amount), 0)::text FROM study_aid.instalment i WHERE i.tenant_id = $1 AND i.award_id = a.id
    AND i.status = 'paid') AS paid`;
const JOINS = `JOIN members.member m ON m.tenant_id = $1 AND m.id = a.member_id
  JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = a.union_id
  JOIN study_aid.programme p ON p.tenant_id = $1 AND p.id = a.programme_id`;

/** Awards in the actor's scope, the latest first; a row more than `limit` when there is a next page. */
export function awardLines(
  tx: ReadTx,
  filter: AwardFilter,
  after: AwardId | null,
  limit: number,
): Promise<AwardLine[]> {
  const values: unknown[] = [tx.actor.tenantId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [scopeCondition(tx.actor, STUDY_AID_PERMISSIONS.read, 'a.union_id', values)];
  const { programmeId, group, unionId, memberId, text, childNameMac } = filter;
  if (after) conditions.push(`a.id < ${param(after)}::uuid`);
  if (programmeId) conditions.push(`a.programme_id = ${param(programmeId)}::uuid`);
  if (group) conditions.push(`a.status = ANY(${param(STATUSES_OF[group])}::text[])`);
  if (memberId) conditions.push(`a.member_id = ${param(memberId)}::uuid`);
  if (unionId)
    conditions.push(`a.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
      WHERE c.tenant_id = $1 AND c.ancestor_id = ${param(unionId)}::uuid)`);
  if (text) {
    const typed = param(text.trim());
    conditions.push(`(position(${typed} in m.name) > 0 OR position(upper(${typed}) in upper(a.number)) > 0
      OR a.child_name_mac = ${param(childNameMac)}::bytea)`);
  }
  return tx.rows<AwardLine & Record<string, unknown>>(
    `SELECT ${LINE} FROM study_aid.award a ${JOINS}
     WHERE a.tenant_id = $1 AND ${conditions.join(' AND ')} ORDER BY a.id DESC LIMIT ${Math.trunc(limit)}`,
    values,
  );
}

/** How many awards stand where, within the actor's scope. */
export async function awardCounts(tx: ReadTx, programmeId: ProgrammeId | null): Promise<Record<AwardGroup, number>> {
  const values: unknown[] = [tx.actor.tenantId, programmeId];
  const scope = scopeCondition(tx.actor, STUDY_AID_PERMISSIONS.read, 'a.union_id', values);
  const rows = await tx.rows<{ status: AwardStatus; count: number }>(
    `SELECT a.status, count(*)::int AS count FROM study_aid.award a
     WHERE a.tenant_id = $1 AND ($2::uuid IS NULL OR a.programme_id = $2) AND ${scope} GROUP BY a.status`,
    values,
  );
  const of = (group: AwardGroup): number =>
    rows.filter(({ status }) => STATUSES_OF[group].includes(status)).reduce((sum, { count }) => sum + count, 0);
  return Object.fromEntries(AWARD_GROUPS.map((group) => [group, of(group)])) as Record<AwardGroup, number>;
}

/** One award as the list has it; whether the actor may see it was asked before. */
export async function awardLine(tx: ReadTx, id: AwardId): Promise<AwardLine> {
  const [row] = await tx.rows<AwardLine & Record<string, unknown>>(
    `SELECT ${LINE} FROM study_aid.award a ${JOINS} WHERE a.tenant_id = $1 AND a.id = $2`,
    [tx.actor.tenantId, id],
  );
  return row!;
}
