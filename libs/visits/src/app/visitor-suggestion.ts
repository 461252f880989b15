import type { Id, MemberId, PersonId, UnionId } from '@app/kernel';
import { AccountDirectory, nearestOf, type Role, type RoleHolder } from '@app/identity';
import { MemberDirectory } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { SuggestedVisitor, VisitorCandidate } from '../domain/suggested-visitors';
import { suggestVisitors } from '../domain/suggested-visitors';
import type { VisitDutyState } from '../domain/visit-duty';
import type { VisitorRank } from '../domain/visitor-rank';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';
import { OccasionCatalog } from './occasion-catalog';

/** In what office the holder of a role goes. */
export const RANK_OF: Partial<Record<Role, VisitorRank>> = {
  officer: 'welfare-officer',
  'group-leader': 'group-leader',
  committee: 'committee-member',
  'vice-chair': 'vice-chair',
  'standing-vice-chair': 'executive-vice-chair',
  chair: 'chair',
};

/** Who could go: best first those of the member's own union, then those of the unions above it. */
@Injectable()
export class VisitorSuggestion {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly members: MemberDirectory,
    private readonly occasions: OccasionCatalog,
  ) {}

  async forDuty(tx: ReadTx, duty: VisitDutyState): Promise<SuggestedVisitor[]> {
    const { memberId, unionId } = duty;
    const rule = await this.occasions.ruleFor(tx, unionId, duty.occasion, duty.eventOn);
    const holders = (await this.accounts.holding(tx, unionId, VISIT_PERMISSIONS.accept)).filter(
      (holder) => holder.personId !== (memberId as string),
    );
    const groups = await this.groupsOf(tx, memberId, holders);
    const busy = await openDutiesOf(
      tx,
      holders.map((holder) => holder.personId),
    );
    const candidates = candidatesOf(holders, groups, busy);
    const groupId = groups.get(memberId) ?? null;
    const near = suggestVisitors({ memberId, unionId, groupId }, rule, candidates);
    const chosen = new Set(near.map((visitor) => visitor.personId));
    return [...near, ...candidates.filter((one) => !chosen.has(one.personId)).map((one) => further(one, unionId))];
  }

  /** Groups are words in the register: the leader of a member's group is a group leader who stands in it himself. */
  private async groupsOf(
    tx: ReadTx,
    memberId: MemberId,
    holders: readonly RoleHolder[],
  ): Promise<Map<string, Id<'union'>>> {
    const leaders = holders.filter((holder) => holder.role === 'group-leader' && holder.memberId !== null);
    const known = await this.members.getMany(tx, [memberId, ...leaders.map((leader) => leader.memberId!)]);
    return new Map(
      [...known.values()].flatMap(({ id, unionId, groupName }) =>
        groupName ? [[id as string, `${unionId} ${groupName}` as Id<'union'>]] : [],
      ),
    );
  }
}

function candidatesOf(
  holders: readonly RoleHolder[],
  groups: ReadonlyMap<string, Id<'union'>>,
  busy: ReadonlyMap<string, number>,
): VisitorCandidate[] {
  const people = new Map<PersonId, RoleHolder[]>();
  for (const holder of holders) people.set(holder.personId, [...(people.get(holder.personId) ?? []), holder]);
  return [...people].map(([personId, roles]) => {
    const near = nearestOf(roles);
    return {
      personId,
      name: roles[0]!.displayName,
      unionId: near[0]!.unionId,
      groupId: roles.some((role) => role.role === 'group-leader') ? (groups.get(personId) ?? null) : null,
      ranks: near.flatMap((role) => RANK_OF[role.role] ?? []),
      openDuties: busy.get(personId) ?? 0,
    };
  });
}

/** Whom the rules do not put first: a colleague of the same union keeps his office, anybody else comes from above. */
function further({ personId, name, openDuties, ranks, unionId }: VisitorCandidate, own: UnionId): SuggestedVisitor {
  const isOwn = unionId === own;
  return {
    ...{ personId, name, openDuties, rank: isOwn ? (ranks[0] ?? 'other') : 'superior' },
    reason: `${isOwn ? '本单位' : '上级工会'}，手上 ${openDuties} 件`,
  };
}

async function openDutiesOf(tx: ReadTx, people: readonly PersonId[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ personId: string; count: number }>(
    `SELECT a.person_id AS "personId", count(*)::int AS count
     FROM visits.duty_assignee a
     JOIN visits.visit_duty d ON d.tenant_id = a.tenant_id AND d.id = a.duty_id
     WHERE a.tenant_id = $1 AND a.person_id = ANY($2::uuid[]) AND d.status IN ('open', 'assigned', 'accepted')
     GROUP BY a.person_id`,
    [tx.actor.tenantId, people],
    'open-duties-of-people',
  );
  return new Map(rows.map((row) => [row.personId, row.count]));
}
