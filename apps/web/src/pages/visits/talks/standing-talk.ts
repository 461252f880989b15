import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/client';
import { ApiProblem } from '../../../api/problem';
import { i18n } from '../../../i18n/i18n';
import { DUTIES, type StandingVisit } from '../visit-types';

/** Query keys: everything about talks begins with this one. */
export const TALKS = [...DUTIES, 'talks'] as const;

/** A look at what was said in confidence is recorded: it is read once, not with every return to the window. */
export const standingTalkQuery = (id: string) =>
  queryOptions({
    queryKey: [...TALKS, 'standing', id],
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const talk = await api.get<StandingVisit>(`/staff/visits/${id}`, undefined, signal);
      // A visit has a page of its own.
      if (talk.topic === null) throw new ApiProblem(404, { title: i18n.t('visits:talks.notFound') });
      return talk;
    },
    enabled: ({ state }) => state.data === undefined,
  });

export const peopleIn = ({ visitors }: Pick<StandingVisit, 'visitors'>): string =>
  visitors.map(({ name }) => name).join('、');
