import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import { federationDay, type Glance, type ReadTx } from '@app/persistence';
import type { HardshipCategory } from '../domain/category';
import type { HardshipCause } from '../domain/hardship-cause';
import type { HardshipFileId } from '../domain/hardship-file';
import { type FileStatus, isOnFile, ON_FILE_STATUSES } from '../domain/hardship-file.lifecycle';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { COMPLETABLE } from '../domain/record-completion';
import { NEXT_WATCH } from './next-watch';

/** What people look for: what is under way, who is on file, whose review is due, what has ended. */
export const FILE_GROUPS = ['under-way', 'on-file', 'review-due', 'ended'] as const;
export type FileGroup = (typeof FILE_GROUPS)[number];

const STATUSES_OF: Readonly<Record<FileGroup, readonly FileStatus[]>> = {
  'under-way': [
    ...(['found', 'applied', 'visited', 'assessed', 'publicised', 'objected', 'reinvestigated'] as const),
    ...(['union-review', 'federation-review', 'returned'] as const),
  ],
  'on-file': ON_FILE_STATUSES,
  'review-due': ['review-due', 'change-review'],
  ended: ['exited', 'watched', 'refused', 'withdrawn', 'archived'],
};

/** Whether the national record still lacks something; those whose record nobody may fill in any more are left out. */
export const RECORD_STATES = ['incomplete', 'complete'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

export interface FileFilter {
  readonly group: FileGroup | null;
  readonly category: HardshipCategory | null;
  readonly unionId: UnionId | null;
  readonly memberId: MemberId | null;
  /** A name, a number, or its last part. */
  readonly text: string | null;
  readonly record: RecordState | null;
}

export interface FilePosition {
  readonly dueOn: CivilDate;
  readonly id: string;
}

export interface FileLine {
  readonly id: HardshipFileId;
  readonly number: string;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly status: FileStatus;
  readonly category: HardshipCategory | null;
  readonly mainCause: HardshipCause | null;
  readonly filedOn: CivilDate | null;
  readonly reviewDueOn: CivilDate | null;
  readonly officerName: string | null;
  readonly persons: number;
  /** Fields that the national record still lacks of them all; null while somebody's are not counted yet. */
  readonly recordGaps: number | null;
  readonly isAided: boolean;
  /** The day on which it came to where it stands. */
  readonly movedOn: CivilDate;
  readonly noticeUntil: CivilDate | null;
  readonly watchDueOn: CivilDate | null;
  readonly dueOn: CivilDate;
}

/** Far behind every review: what has none comes last. */
const NEVER = '9999-12-31';

/** Of the last notice: one before it may have been meant to hang longer. */
const NOTICE_UNTIL = `(SELECT n.until_on FROM disclosure.public_notice n
         WHERE n.tenant_id = $1 AND n.subject_type = 'hardship-file' AND n.subject_id = f.id
         ORDER BY n.round DESC LIMIT 1)`;

/** Files in the actor's scope, the next review first; a row more than `limit` when there is a next page. */
export function fileLines(
  tx: Glance,
  filter: FileFilter,
  after: FilePosition | null,
  limit: number,
): Promise<FileLine[]> {
  const values: unknown[] = [tx.actor.tenantId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    scopeCondition(tx.actor, HARDSHIP_PERMISSIONS.read, 'f.union_id', values),
    ...narrowed(filter, param),
  ];
  if (after) conditions.push(behind(after, param));
  const today = federationDay(`${param(tx.now)}::timestamptz`);
  // The name is needed only to look for it.
  const named = filter.text === null ? '' : 'JOIN members.member m ON m.tenant_id = f.tenant_id AND m.id = f.member_id';
  return tx.rows<FileLine & Record<string, unknown>>(
    `WITH page AS (
       SELECT f.*, coalesce(f.review_due_on, '${NEVER}') AS due FROM hardship.hardship_file f ${named}
       WHERE f.tenant_id = $1 AND ${conditions.join(' AND ')}
       ORDER BY f.review_due_on, f.id LIMIT ${Math.trunc(limit)})
     SELECT f.id, f.number, f.member_id AS "memberId", m.name AS "memberName", f.union_id AS "unionId",
       u.name AS "unionName", f.status, f.category, f.main_cause AS "mainCause", f.filed_on AS "filedOn",
       f.review_due_on AS "reviewDueOn", f.officer_name AS "officerName", f.due AS "dueOn",
       p.persons, p.gaps AS "recordGaps", ${federationDay('f.moved_at')} AS "movedOn",
       CASE f.status WHEN 'publicised' THEN ${NOTICE_UNTIL} END AS "noticeUntil",
       CASE f.status WHEN 'watched' THEN ${NEXT_WATCH} END AS "watchDueOn",
       EXISTS (SELECT 1 FROM disbursements.disbursement d WHERE d.tenant_id = $1
         AND d.recipient_id = ANY(f.member_id || p.members)
         AND d.status IN ('paid','reconciled') AND d.paid_on > ${today} - 366) AS "isAided"
     FROM page f
     JOIN members.member m ON m.tenant_id = f.tenant_id AND m.id = f.member_id
     JOIN organizations.trade_union u ON u.tenant_id = f.tenant_id AND u.id = f.union_id
     CROSS JOIN LATERAL (SELECT count(*)::int AS persons,
         CASE WHEN count(*) = count(x.record_gaps) THEN coalesce(sum(x.record_gaps), 0)::int END AS gaps,
         coalesce(array_agg(x.member_id) FILTER (WHERE x.member_id IS NOT NULL), '{}') AS members
       FROM hardship.file_person x WHERE x.tenant_id = $1 AND x.file_id = f.id) p
     ORDER BY f.due, f.id`,
    values,
    nameOfPage(filter, limit, values),
  );
}

/** A page when none is asked for: what a screen shows, the next ones follow by the button below. */
export const FILES_AT_ONCE = 20;

/**
 * What everybody opens first is planned once: planning takes longer than reading the page. The number of values tells
 * its three texts apart (first page, next one, behind the last review); without a scope there is none.
 */
function nameOfPage(filter: FileFilter, limit: number, { length }: readonly unknown[]): string | undefined {
  const isNarrowed = Object.values(filter).some((value) => value !== null);
  return isNarrowed || limit !== FILES_AT_ONCE + 1 || length < 3 ? undefined : `hardship-files-${length}`;
}

/** In the order of the index, in which a file without a review comes last. */
const behind = ({ dueOn, id }: FilePosition, param: (value: unknown) => string): string =>
  dueOn === NEVER
    ? `f.review_due_on IS NULL AND f.id > ${param(id)}::uuid`
    : `(f.review_due_on IS NULL OR (f.review_due_on, f.id) > (${param(dueOn)}::date, ${param(id)}::uuid))`;

export interface FileCounts {
  readonly underWay: number;
  readonly onFile: number;
  readonly reviewDue: number;
  readonly ended: number;
  readonly byCategory: Readonly<Record<string, number>>;
  readonly persons: number;
}

/** Households and persons by what people look for, within the actor's scope. */
export async function fileCounts(tx: ReadTx, unionId: UnionId | null): Promise<FileCounts> {
  const values: unknown[] = [tx.actor.tenantId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const scope = scopeCondition(tx.actor, HARDSHIP_PERMISSIONS.read, 'f.union_id', values);
  const within = unionId ? ` AND ${belowUnion(unionId, param)}` : '';
  const rows = await tx.rows<{ status: FileStatus; category: string | null; files: number; persons: number }>(
    `WITH f AS MATERIALIZED (
       SELECT f.id, f.status, f.category FROM hardship.hardship_file f
       WHERE f.tenant_id = $1 AND ${scope}${within})
     SELECT f.status, f.category, count(*)::int AS files,
       (SELECT count(*)::int FROM f g JOIN hardship.file_person x ON x.tenant_id = $1 AND x.file_id = g.id
        WHERE g.status = ANY(${param(ON_FILE_STATUSES)}::text[])) AS persons
     FROM f GROUP BY f.status, f.category`,
    values,
  );
  const sum = (group: FileGroup): number =>
    rows.filter((row) => STATUSES_OF[group].includes(row.status)).reduce((total, row) => total + row.files, 0);
  const byCategory: Record<string, number> = {};
  for (const row of rows) {
    if (!isOnFile(row.status) || row.category === null) continue;
    byCategory[row.category] = (byCategory[row.category] ?? 0) + row.files;
  }
  return {
    ...{ underWay: sum('under-way'), onFile: sum('on-file'), reviewDue: sum('review-due'), ended: sum('ended') },
    ...{ byCategory, persons: rows[0]?.persons ?? 0 },
  };
}

function narrowed(filter: FileFilter, param: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  const { group, category, unionId, memberId, text, record } = filter;
  if (group) conditions.push(`f.status = ANY(${param(STATUSES_OF[group])}::text[])`);
  if (category) conditions.push(`f.category = ${param(category)}`);
  if (unionId) conditions.push(belowUnion(unionId, param));
  if (memberId) conditions.push(`f.member_id = ${param(memberId)}::uuid`);
  if (text) {
    const typed = param(text.trim());
    conditions.push(`(position(${typed} in m.name) > 0 OR position(upper(${typed}) in upper(f.number)) > 0)`);
  }
  if (record) conditions.push(recordIs(record, param));
  return conditions;
}

/** Of whom nobody has counted it yet is neither. */
const recordIs = (
  record: RecordState,
  param: (value: unknown) => string,
): string => `f.status = ANY(${param(COMPLETABLE)}::text[])
     AND ${record === 'complete' ? 'NOT ' : ''}EXISTS (SELECT 1 FROM hardship.file_person x
       WHERE x.tenant_id = $1 AND x.file_id = f.id
         AND (x.record_gaps > 0${record === 'complete' ? ' OR x.record_gaps IS NULL' : ''}))`;

const belowUnion = (unionId: UnionId, param: (value: unknown) => string): string =>
  `f.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
     WHERE c.tenant_id = $1 AND c.ancestor_id = ${param(unionId)}::uuid)`;

/** One aid to somebody of the household, from whichever case. */
export interface HouseholdAid {
  readonly id: string;
  readonly number: string;
  readonly occasionName: string;
  readonly recipientName: string;
  readonly unionName: string;
  readonly amount: string;
  readonly paidOn: CivilDate;
}

export const aidOfHousehold = (tx: ReadTx, memberIds: readonly MemberId[]): Promise<HouseholdAid[]> =>
  tx.rows<HouseholdAid & Record<string, unknown>>(
    `SELECT d.id, d.number, d.occasion_name AS "occasionName", m.name AS "recipientName", u.name AS "unionName",
       d.amount::text AS amount, d.paid_on AS "paidOn"
     FROM disbursements.disbursement d
     JOIN members.member m ON m.tenant_id = d.tenant_id AND m.id = d.recipient_id
     JOIN organizations.trade_union u ON u.tenant_id = d.tenant_id AND u.id = d.union_id
     WHERE d.tenant_id = $1 AND d.recipient_id = ANY($2::uuid[]) AND d.status IN ('paid','reconciled')
     ORDER BY d.paid_on DESC, d.id LIMIT 200`,
    [tx.actor.tenantId, memberIds],
  );
