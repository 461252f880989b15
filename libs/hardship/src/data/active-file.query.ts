import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { HardshipCategory } from '../domain/category';
import type { HardshipFileId } from '../domain/hardship-file';

/** On file on the day $2: filed by then and not ended by then. */
export const ON_FILE = `f.filed_on <= $2 AND (f.exited_on IS NULL OR f.exited_on > $2)
  AND (f.running AND f.status IN ('active','review-due','change-review') OR f.exited_on IS NOT NULL)
  AND (f.consent_withdrawn_on IS NULL OR f.consent_withdrawn_on > $2)`;

/** Of these members, those who stand in a file that holds on the day, or of whose household in the register somebody does. */
export async function membersOnFile(
  tx: ReadTx,
  memberIds: readonly MemberId[],
  on: CivilDate,
): Promise<ReadonlySet<MemberId>> {
  const rows = await tx.rows<{ id: MemberId }>(
    `SELECT w.id FROM unnest($3::uuid[]) AS w(id) WHERE EXISTS (
       SELECT 1 FROM hardship.file_person p
       JOIN hardship.hardship_file f ON f.tenant_id = p.tenant_id AND f.id = p.file_id
       WHERE p.tenant_id = $1 AND ${ON_FILE} AND (p.running OR NOT f.running) AND p.member_id IN (
         SELECT w.id UNION
         SELECT o.member_id FROM members.household_person m JOIN members.household_person o
           ON o.tenant_id = m.tenant_id AND o.household_id = m.household_id AND o.removed_at IS NULL
         WHERE m.tenant_id = $1 AND m.member_id = w.id AND m.removed_at IS NULL AND o.member_id IS NOT NULL))`,
    [tx.actor.tenantId, on, memberIds],
    'members-on-hardship-file',
  );
  return new Set(rows.map((row) => row.id));
}

/** A household on file, for audiences: the holder and the members among its persons. */
export interface ActiveHousehold {
  readonly fileId: HardshipFileId;
  readonly number: string;
  readonly unionId: UnionId;
  readonly category: HardshipCategory;
  readonly holderId: MemberId;
  readonly memberIds: readonly MemberId[];
  readonly persons: number;
}

/** Households on file on the day in these unions and below them; all categories when none is named. */
export const activeHouseholds = (
  tx: ReadTx,
  unionIds: readonly UnionId[],
  on: CivilDate,
  categories: readonly HardshipCategory[] | null,
): Promise<ActiveHousehold[]> =>
  tx.rows<ActiveHousehold & Record<string, unknown>>(
    `SELECT f.id AS "fileId", f.number, f.union_id AS "unionId", f.category, f.member_id AS "holderId",
       coalesce(p.members, ARRAY[f.member_id]) AS "memberIds", coalesce(p.persons, 1)::int AS persons
     FROM hardship.hardship_file f
     LEFT JOIN LATERAL (
       SELECT array_agg(x.member_id ORDER BY x.place) FILTER (WHERE x.member_id IS NOT NULL) AS members, count(*) AS persons
       FROM hardship.file_person x WHERE x.tenant_id = f.tenant_id AND x.file_id = f.id AND (x.running OR NOT f.running)
     ) p ON TRUE
     WHERE f.tenant_id = $1 AND ${ON_FILE} AND ($4::text[] IS NULL OR f.category = ANY($4)) AND f.union_id IN (
       SELECT c.descendant_id FROM organizations.union_closure c
       WHERE c.tenant_id = $1 AND c.ancestor_id = ANY($3::uuid[]))
     ORDER BY f.union_id, f.id`,
    [tx.actor.tenantId, on, unionIds, categories],
  );

/** Of these members, whose household is on file on the day, with its file: members of one file are one household. */
export async function filesOfMembers(
  tx: ReadTx,
  memberIds: readonly MemberId[],
  on: CivilDate,
): Promise<Map<MemberId, HardshipFileId>> {
  const rows = await tx.rows<{ memberId: MemberId; fileId: HardshipFileId }>(
    `SELECT p.member_id AS "memberId", f.id AS "fileId" FROM hardship.file_person p
     JOIN hardship.hardship_file f ON f.tenant_id = p.tenant_id AND f.id = p.file_id
     WHERE p.tenant_id = $1 AND ${ON_FILE} AND (p.running OR NOT f.running) AND p.member_id = ANY($3::uuid[])`,
    [tx.actor.tenantId, on, memberIds],
  );
  return new Map(rows.map((row) => [row.memberId, row.fileId]));
}

/** Of these members, the category of the file that holds on the day, their household's in the register included. */
export async function categoriesOnFile(
  tx: ReadTx,
  memberIds: readonly MemberId[],
  on: CivilDate,
): Promise<Map<MemberId, HardshipCategory>> {
  const rows = await tx.rows<{ id: MemberId; category: HardshipCategory }>(
    `SELECT DISTINCT ON (w.id) w.id, f.category FROM unnest($3::uuid[]) AS w(id)
     CROSS JOIN LATERAL (SELECT w.id AS member_id UNION
       SELECT o.member_id FROM members.household_person m JOIN members.household_person o
         ON o.tenant_id = m.tenant_id AND o.household_id = m.household_id AND o.removed_at IS NULL
       WHERE m.tenant_id = $1 AND m.member_id = w.id AND m.removed_at IS NULL AND o.member_id IS NOT NULL) around
     JOIN hardship.file_person p ON p.tenant_id = $1 AND p.member_id = around.member_id
     JOIN hardship.hardship_file f ON f.tenant_id = $1 AND f.id = p.file_id
     WHERE ${ON_FILE} AND (p.running OR NOT f.running) AND f.category IS NOT NULL
     ORDER BY w.id, f.filed_on DESC`,
    [tx.actor.tenantId, on, memberIds],
    'categories-on-hardship-file',
  );
  return new Map(rows.map((row) => [row.id, row.category]));
}
