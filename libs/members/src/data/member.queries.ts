import { type Actor, isUuid, type MemberId, rootsFor, type UnionId } from '@app/kernel';
import { scopeCondition, withinScope } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { SelectQueryBuilder } from 'typeorm';
import type { MemberCategory, MemberStatus } from '../domain/member';
import { Member } from './member.entity';

/** A member with the names of the unions that his row points to. */
export interface MemberWithUnion {
  readonly member: Member;
  readonly unionName: string;
  readonly transferToUnionName: string | null;
}

/** A member between two unions; the side that did not ask may confirm. */
export interface PendingTransfer extends MemberWithUnion {
  readonly mayConfirm: boolean;
}

const UNION_NAME = `(SELECT u.name FROM organizations.trade_union u WHERE u.tenant_id = m.tenantId AND u.id = m.unionId)`;
const TARGET_NAME = `(SELECT u.name FROM organizations.trade_union u WHERE u.tenant_id = m.tenantId AND u.id = m.transferToUnionId)`;

const members = (tx: ReadTx): SelectQueryBuilder<Member> =>
  tx.from(Member, 'm').addSelect(UNION_NAME, 'union_name').addSelect(TARGET_NAME, 'transfer_to_union_name');

interface SelectedNames {
  readonly union_name: string;
  readonly transfer_to_union_name: string | null;
  readonly may_confirm?: boolean;
}

async function withUnions(query: SelectQueryBuilder<Member>): Promise<PendingTransfer[]> {
  const { entities, raw } = await query.getRawAndEntities<SelectedNames>();
  return entities.map((member, index) => ({
    member,
    unionName: raw[index]!.union_name,
    transferToUnionName: raw[index]!.transfer_to_union_name,
    mayConfirm: raw[index]!.may_confirm ?? false,
  }));
}

/** The member when he is in the actor's scope for `permission`. */
export async function memberInScope(
  tx: ReadTx,
  actor: Actor,
  permission: string,
  id: MemberId,
): Promise<MemberWithUnion | undefined> {
  const query = withinScope(members(tx).andWhere('m.id = :id', { id }), actor, permission, 'm.unionId');
  return (await withUnions(query))[0];
}

/** Which of these members are in the actor's scope for `permission`. */
export async function membersInScope(
  tx: ReadTx,
  permission: string,
  ids: readonly MemberId[],
): Promise<ReadonlySet<MemberId>> {
  const query = members(tx).andWhere('m.id = ANY(CAST(:ids AS uuid[]))', { ids });
  return new Set((await withinScope(query, tx.actor, permission, 'm.unionId').getMany()).map(({ id }) => id));
}

export async function memberWithUnion(tx: ReadTx, id: MemberId): Promise<MemberWithUnion | undefined> {
  return (await withUnions(members(tx).andWhere('m.id = :id', { id })))[0];
}

export interface MemberFilter {
  /** This union and those below it. */
  readonly unionId?: UnionId | undefined;
  readonly status?: MemberStatus | undefined;
  readonly category?: MemberCategory | undefined;
}

export interface ListPosition {
  readonly namePinyin: string;
  readonly id: string;
}

/** A page of members in the order of their names in pinyin. */
export function listMembers(
  tx: ReadTx,
  permission: string,
  filter: MemberFilter,
  page: { readonly after: ListPosition | null; readonly limit: number },
): Promise<MemberWithUnion[]> {
  const query = withinScope(members(tx), tx.actor, permission, 'm.unionId');
  const { unionId, status, category } = filter;
  if (unionId) {
    query.andWhere(
      `m.unionId IN (SELECT f.descendant_id FROM organizations.union_closure f
        WHERE f.tenant_id = CAST(:tenantId AS uuid) AND f.ancestor_id = CAST(:unionId AS uuid))`,
      { unionId },
    );
  }
  if (status) query.andWhere('m.status = :status', { status });
  if (category) query.andWhere('m.category = :category', { category });
  const { after } = page;
  if (after) query.andWhere('(m.namePinyin, m.id) > (:afterName, CAST(:afterId AS uuid))', afterOf(after));
  return withUnions(query.orderBy('m.namePinyin').addOrderBy('m.id').limit(page.limit));
}

const NIL = '00000000-0000-0000-0000-000000000000';
const afterOf = ({ namePinyin, id }: ListPosition) => ({ afterName: namePinyin, afterId: isUuid(id) ? id : NIL });

/** Members between two unions, of either of which the actor may manage the membership. */
export function pendingTransfers(
  tx: ReadTx,
  permission: string,
  page: { readonly after: ListPosition | null; readonly limit: number },
): Promise<PendingTransfer[]> {
  const query = members(tx).andWhere(`m.status = 'transferring'`);
  const everywhere = tx.actor.kind === 'system';
  const from = everywhere ? 'TRUE' : inScope('m.unionId');
  const to = everywhere ? 'TRUE' : inScope('m.transferToUnionId');
  query.andWhere(`(${from} OR ${to})`, { roots: rootsFor(tx.actor, permission) });
  query.addSelect(`CASE m.transferRequestedBy WHEN 'from' THEN ${to} ELSE ${from} END`, 'may_confirm');
  const { after } = page;
  if (after) query.andWhere('(m.namePinyin, m.id) > (:afterName, CAST(:afterId AS uuid))', afterOf(after));
  query.orderBy('m.namePinyin').addOrderBy('m.id').limit(page.limit);
  return withUnions(query);
}

const inScope = (property: string): string =>
  `EXISTS (SELECT 1 FROM organizations.union_closure sc WHERE sc.tenant_id = CAST(:tenantId AS uuid)
    AND sc.ancestor_id = ANY(CAST(:roots AS uuid[])) AND sc.descendant_id = ${property})`;

export interface MemberFigure {
  readonly status: MemberStatus;
  readonly category: MemberCategory;
  readonly count: number;
}

/** How many members there are in the actor's scope, by status and category. */
export function memberFigures(tx: ReadTx, permission: string): Promise<MemberFigure[]> {
  const values: unknown[] = [tx.actor.tenantId];
  return tx.rows<MemberFigure & Record<string, unknown>>(
    `SELECT m.status, m.category, count(*)::int AS count FROM members.member m
     WHERE m.tenant_id = $1 AND ${scopeCondition(tx.actor, permission, 'm.union_id', values)}
     GROUP BY m.status, m.category ORDER BY m.status, m.category`,
    values,
  );
}
