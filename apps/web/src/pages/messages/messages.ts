import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';

export const MESSAGES = ['messages'] as const;
export type Message = Schemas['MessageView'];

const A_MINUTE = 60_000;

/** How many are not read; asked again while the page is looked at. */
export const unreadQuery = queryOptions({
  queryKey: [...MESSAGES, 'unread'],
  refetchInterval: A_MINUTE,
  queryFn: async ({ signal }) =>
    (await api.get<Schemas['UnreadCountView']>('/messages/unread', undefined, signal)).unread,
});
