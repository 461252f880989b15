import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';

export type Activity = Schemas['ActivityView'];

/** Everything that is asked about activities stands below this key. */
export const ACTIVITIES = ['activities'] as const;

export const activityQuery = (id: string) =>
  queryOptions({
    queryKey: [...ACTIVITIES, 'one', id],
    queryFn: ({ signal }) => api.get<Activity>(`/staff/activities/${id}`, undefined, signal),
  });
