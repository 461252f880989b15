import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { MESSAGES, unreadQuery } from './messages';

/** True while the server tells by itself; while it does not, the figure is asked for every minute. */
export function useLiveMessages(enabled: boolean): boolean {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    if (!enabled || typeof EventSource === 'undefined') return undefined;
    const source = new EventSource('/api/messages/stream');
    source.addEventListener('open', () => setLive(true));
    // The browser connects again by itself and says what it saw last; a session that ended is not let in again.
    source.addEventListener('error', () => setLive(false));
    source.addEventListener('box', (event: MessageEvent<string>) => {
      const { unread, fresh } = JSON.parse(event.data) as { unread: number; fresh: number };
      const before = queries.getQueryData(unreadQuery.queryKey);
      queries.setQueryData(unreadQuery.queryKey, unread);
      if (fresh > 0 || before !== unread) void queries.invalidateQueries({ queryKey: [...MESSAGES, 'list'] });
    });
    return () => {
      source.close();
      setLive(false);
    };
  }, [enabled, queries]);
  return live;
}
