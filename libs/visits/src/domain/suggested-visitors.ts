import type { Id, MemberId, PersonId, UnionId } from '@app/kernel';
import type { OccasionRule } from './occasion';
import { isSamePerson } from './visit-duty';
import { VISITOR_RANK_WORDS, type VisitorRank } from './visitor-rank';

/** Somebody who holds an office in a union, and what he already has to do. */
export interface VisitorCandidate {
  readonly personId: PersonId;
  readonly name: string;
  readonly unionId: UnionId;
  /** The group he leads, when he is a group leader. */
  readonly groupId: Id<'union'> | null;
  readonly ranks: readonly VisitorRank[];
  readonly openDuties: number;
}

export interface VisitedMember {
  readonly memberId: MemberId;
  readonly unionId: UnionId;
  readonly groupId: Id<'union'> | null;
}

export interface SuggestedVisitor {
  readonly personId: PersonId;
  readonly name: string;
  readonly rank: VisitorRank;
  readonly openDuties: number;
  /** Why he stands here, for the screen: "本组小组长,手上 1 件". */
  readonly reason: string;
}

const OFFICER_RANKS: readonly VisitorRank[] = [
  'welfare-officer',
  'committee-member',
  'womens-officer',
  'vice-chair',
  'executive-vice-chair',
  'chair',
];

/**
 * Who should go, best first: those whom the occasion prefers, the leader of the member's own group, officers of his
 * union; within each the one with the fewest open duties. Never the member himself, nobody of another union.
 */
export function suggestVisitors(
  member: VisitedMember,
  rule: Pick<OccasionRule, 'preferredRanks'>,
  candidates: readonly VisitorCandidate[],
): SuggestedVisitor[] {
  return candidates
    .filter((candidate) => !isSamePerson(candidate.personId, member.memberId))
    .filter((candidate) => belongsTo(candidate, member))
    .flatMap((candidate) => {
      const place = placeOf(candidate, member, rule.preferredRanks);
      return place ? [{ candidate, ...place }] : [];
    })
    .sort(
      (a, b) =>
        a.tier - b.tier ||
        a.candidate.openDuties - b.candidate.openDuties ||
        a.order - b.order ||
        (a.candidate.personId < b.candidate.personId ? -1 : 1),
    )
    .map(({ candidate, rank, own }) => ({
      personId: candidate.personId,
      name: candidate.name,
      rank,
      openDuties: candidate.openDuties,
      reason: `${own ? '本组' : ''}${VISITOR_RANK_WORDS[rank]}，手上 ${candidate.openDuties} 件`,
    }));
}

const belongsTo = (candidate: VisitorCandidate, member: VisitedMember): boolean =>
  candidate.unionId === member.unionId || (member.groupId !== null && candidate.groupId === member.groupId);

interface Place {
  readonly tier: number;
  readonly order: number;
  readonly rank: VisitorRank;
  readonly own: boolean;
}

function placeOf(candidate: VisitorCandidate, member: VisitedMember, preferred: readonly VisitorRank[]): Place | null {
  const favoured = preferred.find((rank) => candidate.ranks.includes(rank));
  if (favoured) return { tier: 0, order: preferred.indexOf(favoured), rank: favoured, own: false };
  const leadsOwnGroup = candidate.ranks.includes('group-leader') && candidate.groupId === member.groupId;
  if (leadsOwnGroup && member.groupId !== null) return { tier: 1, order: 0, rank: 'group-leader', own: true };
  const rank = OFFICER_RANKS.find((office) => candidate.ranks.includes(office));
  return rank ? { tier: 2, order: OFFICER_RANKS.indexOf(rank), rank, own: false } : null;
}
