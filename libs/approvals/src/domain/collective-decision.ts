import type { CivilDate } from '@app/kernel';
import { refuse } from './approval.problems';

/** When a meeting may decide, and by which majority (domain rules §8.2: quorum 2/3, majority). */
export interface CollectiveRule {
  /** At least `atLeast` of every `of` members must be there. */
  readonly quorum: { readonly atLeast: number; readonly of: number };
  /** More than half of these must be in favour. */
  readonly majorityOf: 'present' | 'members';
}

/** The vote of a meeting as its minutes have it. */
export interface CollectiveVote {
  readonly minutesNumber: string;
  readonly heldOn: CivilDate;
  /** Members of the body who may vote, those who had to stand back not counted. */
  readonly members: number;
  readonly present: number;
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
}

/**
 * Whether the vote carried. Throws `approval.minutes-needed`, `approval.vote-does-not-add-up`, `approval.no-quorum`:
 * without quorum nothing was decided, neither for nor against.
 */
export function isCarried(rule: CollectiveRule, vote: CollectiveVote): boolean {
  const { members, present, inFavour, against, abstained } = vote;
  if (!vote.minutesNumber.trim()) refuse('approval.minutes-needed');
  const counts = [members, present, inFavour, against, abstained];
  if (counts.some((count) => !Number.isInteger(count) || count < 0)) refuse('approval.vote-does-not-add-up');
  if (members === 0 || present > members || inFavour + against + abstained !== present) {
    refuse('approval.vote-does-not-add-up');
  }
  if (present * rule.quorum.of < members * rule.quorum.atLeast) {
    const needed = Math.ceil((members * rule.quorum.atLeast) / rule.quorum.of);
    refuse(
      'approval.no-quorum',
      `应到 ${members} 人，实到 ${present} 人，至少要 ${needed} 人到会才能表决，请改期再开。`,
    );
  }
  return inFavour * 2 > (rule.majorityOf === 'present' ? present : members);
}
