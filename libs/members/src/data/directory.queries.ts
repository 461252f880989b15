import type { CivilDate, HouseholdId, MemberId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { HouseholdPersonId, Relation } from '../domain/household';
import type { Gender, MemberCategory, MemberStatus, ModelWorkerLevel, RetentionGround } from '../domain/member';

export interface MemberRecordRow {
  readonly id: MemberId;
  readonly version: number;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly unionCode: string;
  readonly groupName: string | null;
  readonly name: string;
  readonly gender: Gender;
  readonly category: MemberCategory;
  readonly modelWorkerLevel: ModelWorkerLevel | null;
  readonly status: MemberStatus;
  readonly statusSince: CivilDate | null;
  readonly retentionGround: RetentionGround | null;
  readonly joinedOn: CivilDate | null;
  readonly bornOn: CivilDate | null;
  readonly diedOn: CivilDate | null;
}

export const memberRecords = (tx: ReadTx, ids: readonly MemberId[]): Promise<MemberRecordRow[]> =>
  tx.rows<MemberRecordRow & Record<string, unknown>>(
    `SELECT m.id, m.version, m.union_id AS "unionId", u.name AS "unionName", u.code AS "unionCode",
       m.group_name AS "groupName", m.name, m.gender, m.category, m.model_worker_level AS "modelWorkerLevel", m.status,
       m.status_since AS "statusSince", m.retention_ground AS "retentionGround", m.joined_on AS "joinedOn",
       m.born_on AS "bornOn", m.died_on AS "diedOn"
     FROM members.member m JOIN organizations.trade_union u ON u.tenant_id = m.tenant_id AND u.id = m.union_id
     WHERE m.tenant_id = $1 AND m.id = ANY($2::uuid[])`,
    [tx.actor.tenantId, ids],
    'member-records',
  );

/** The first change that took effect after the day in question: what stood before it stood on that day. */
export interface NextChange {
  readonly action: string;
  readonly fromStatus: MemberStatus;
  readonly toStatus: MemberStatus;
  readonly fromUnionId: UnionId;
  readonly fromCategory: MemberCategory;
}

export interface MemberFactsRow {
  readonly id: MemberId;
  readonly name: string;
  readonly unionId: UnionId;
  readonly status: MemberStatus;
  readonly category: MemberCategory;
  readonly modelWorkerLevel: ModelWorkerLevel | null;
  readonly joinedOn: CivilDate | null;
  readonly bornOn: CivilDate | null;
  readonly diedOn: CivilDate | null;
  readonly householdId: HouseholdId | null;
  readonly next: NextChange | null;
}

export async function memberFactsOn(tx: ReadTx, id: MemberId, date: CivilDate): Promise<MemberFactsRow | undefined> {
  const [row] = await tx.rows<MemberFactsRow & Record<string, unknown>>(
    `SELECT m.id, m.name, m.union_id AS "unionId", m.status, m.category, m.model_worker_level AS "modelWorkerLevel",
       m.joined_on AS "joinedOn", m.born_on AS "bornOn", m.died_on AS "diedOn", p.household_id AS "householdId",
       (SELECT jsonb_build_object('action', c.action, 'fromStatus', c.from_status, 'toStatus', c.to_status,
          'fromUnionId', c.from_union_id, 'fromCategory', c.from_category)
        FROM members.membership_change c
        WHERE c.tenant_id = m.tenant_id AND c.member_id = m.id
          AND (c.effective_on > $3 OR c.effective_on = $3 AND c.action = 'record-death')
        ORDER BY c.effective_on, c.id LIMIT 1) AS next
     FROM members.member m
     LEFT JOIN members.household_person p
       ON p.tenant_id = m.tenant_id AND p.member_id = m.id AND p.removed_at IS NULL
     WHERE m.tenant_id = $1 AND m.id = $2`,
    [tx.actor.tenantId, id, date],
    'member-facts-on',
  );
  return row;
}

export interface PersonRow {
  readonly householdId: HouseholdId | null;
  readonly personId: HouseholdPersonId;
  readonly memberId: MemberId | null;
  readonly name: string;
  readonly relation: Relation;
}

/** Who lives with the member, head first; he alone when he stands in no household, nobody when there is no such member. */
export const personsOf = (tx: ReadTx, id: MemberId): Promise<PersonRow[]> =>
  tx.rows<PersonRow & Record<string, unknown>>(
    `SELECT own.household_id AS "householdId", coalesce(p.id, m.id) AS "personId",
       CASE WHEN own.household_id IS NULL THEN m.id ELSE p.member_id END AS "memberId",
       coalesce(p.name, other.name, m.name) AS name, coalesce(p.relation, 'head') AS relation
     FROM members.member m
     LEFT JOIN members.household_person own
       ON own.tenant_id = m.tenant_id AND own.member_id = m.id AND own.removed_at IS NULL
     LEFT JOIN members.household_person p
       ON p.tenant_id = own.tenant_id AND p.household_id = own.household_id AND p.removed_at IS NULL
     LEFT JOIN members.member other ON other.tenant_id = p.tenant_id AND other.id = p.member_id
     WHERE m.tenant_id = $1 AND m.id = $2
     ORDER BY coalesce(p.relation, 'head') <> 'head', p.added_at, p.id`,
    [tx.actor.tenantId, id],
    'member-household-persons',
  );

export interface LivingTogetherRow {
  readonly memberId: MemberId;
  readonly householdId: HouseholdId | null;
  /** The members of the household, himself included. */
  readonly around: readonly MemberId[];
}

/** Who lives with each of these members, in one statement; who is no member is missing. */
export const livingTogether = (tx: ReadTx, ids: readonly MemberId[]): Promise<LivingTogetherRow[]> =>
  tx.rows<LivingTogetherRow & Record<string, unknown>>(
    `SELECT m.id AS "memberId", own.household_id AS "householdId",
       CASE WHEN own.household_id IS NULL THEN ARRAY[m.id] ELSE ARRAY(
         SELECT p.member_id FROM members.household_person p
         WHERE p.tenant_id = m.tenant_id AND p.household_id = own.household_id AND p.removed_at IS NULL
           AND p.member_id IS NOT NULL) END AS around
     FROM members.member m
     LEFT JOIN members.household_person own
       ON own.tenant_id = m.tenant_id AND own.member_id = m.id AND own.removed_at IS NULL
     WHERE m.tenant_id = $1 AND m.id = ANY($2::uuid[])`,
    [tx.actor.tenantId, ids],
    'members-living-together',
  );
