import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';

const EVERY_MS = 2_000;

/** Asks again every two seconds while something is at work and the page is looked at. */
export function useWhileAtWork(queryKey: QueryKey, atWork: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!atWork) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void queries.invalidateQueries({ queryKey });
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [queries, queryKey, atWork]);
}
