import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation } from 'react-router';
import { api } from '../api/client';
import { forgetAnswers, keptAnswer } from '../api/kept-answers';
import { isProblem } from '../api/problem';
import { queryClient } from '../api/query-client';
import { onSignedOut, rememberCsrfToken } from '../api/transport';
import type { Audience, Credentials, Session } from '../api/types';
import { forgetRecentMembers } from '../parts/recent-members';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  refetchOnReconnect: 'always',
  /** null: nobody is signed in. */
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      const session = await keptAnswer('session', () => api.get<Session>('/session', undefined, signal));
      rememberCsrfToken(session.csrfToken);
      return session;
    } catch (error) {
      if (isProblem(error, 401)) {
        forgetAnswers();
        return null;
      }
      throw error;
    }
  },
});

onSignedOut(() => {
  forgetAnswers();
  queryClient.setQueryData(sessionQuery.queryKey, null);
});

export interface CurrentSession {
  readonly session: Session | null;
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Whether the person holds one of the permissions somewhere. */
  readonly can: (...permissions: readonly string[]) => boolean;
}

export function useSession(): CurrentSession {
  const { data, isPending, error, refetch } = useQuery(sessionQuery);
  const can = useCallback(
    (...permissions: readonly string[]) => permissions.some((one) => data?.permissions.includes(one) ?? false),
    [data],
  );
  return { session: data ?? null, isLoading: isPending, error, retry: () => void refetch(), can };
}

/** In which of the two shells a page stands: staff who look at their own matters are members there. */
export function useAudience(): Audience {
  const inPortal = useLocation().pathname.startsWith('/my');
  const { session } = useSession();
  return inPortal || session?.audience === 'member' ? 'member' : 'staff';
}

/** Neither a member nor, any more, in an office. */
export function useIsNobody(): boolean {
  const { session } = useSession();
  return session?.audience === 'member' && session.memberId === null;
}

/** Signing in and out; nothing of one person's pages is left in memory for the next. */
export function useDoor() {
  const queries = useQueryClient();
  const signIn = async (credentials: Credentials): Promise<void> => {
    await api.post('/session', credentials);
    forgetAnswers();
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
  };
  const signOut = async (): Promise<void> => {
    const session = queries.getQueryData(sessionQuery.queryKey);
    await api.delete('/session');
    if (session) forgetRecentMembers(session.accountId);
    rememberCsrfToken(undefined);
    forgetAnswers();
    queries.setQueryData(sessionQuery.queryKey, null);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
  return { signIn, signOut };
}
