import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/client';
import { DUTIES, type StandingVisit } from '../visit-types';

/** Query keys: everything about talks begins with this one. */
export const TALKS = [...DUTIES, 'talks'] as const;

/** A look at what was said in confidence is recorded: it is read once, not with every return to the window. */
export const standingTalkQuery = (id: string) =>
  queryOptions({
    queryKey: [...TALKS, 'standing', id],
    gcTime: 0,
    queryFn: ({ signal }) => api.get<StandingVisit>(`/staff/visits/${id}`, undefined, signal),
    enabled: ({ state }) => state.data === undefined,
  });

export const peopleIn = ({ visitors }: Pick<StandingVisit, 'visitors'>): string =>
  visitors.map(({ name }) => name).join('、');
