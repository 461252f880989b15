import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Page } from '../../api/types';
import { useSession } from '../../session/use-session';
import type { WaitingDecision } from './decision-types';

const AT_ONCE = 100;

/** Everything but single payments that waits for my signature. */
export function useWaitingDecisions(type: string) {
  const { can } = useSession();
  return useQuery({
    queryKey: ['approvals', 'waiting', type],
    enabled: can('approval:sign'),
    queryFn: ({ signal }) =>
      api.get<Page<WaitingDecision>>('/staff/approvals/waiting', { subjectType: type, limit: AT_ONCE }, signal),
  });
}

/** My turn with this one, if it is. */
export function useMyTurn(type: string, id: string): WaitingDecision | undefined {
  return useWaitingDecisions(type).data?.items.find(({ subjectId }) => subjectId === id);
}
