import { useSession } from '../../session/use-session';
import type { DraftVisitor } from './visit-draft';
import type { Assignee, SuggestedVisitor } from './visit-types';

/** As whom the person signed in goes: his member record, or his account when he is no member. */
export function usePersonId(): string {
  const { session } = useSession();
  return session?.memberId ?? session?.accountId ?? '';
}

/** Who was given the duty goes; without assignees the one who writes it down. */
export function proposedVisitors(
  assignees: readonly Assignee[],
  suggested: readonly SuggestedVisitor[],
  me: string,
): readonly DraftVisitor[] {
  const going = assignees.length > 0 ? assignees : suggested.filter(({ personId }) => personId === me);
  return going.map(({ personId, name }) => ({
    personId,
    name,
    rank: suggested.find((one) => one.personId === personId)?.rank ?? 'other',
  }));
}
