import { MutationCache, QueryClient } from '@tanstack/react-query';
import { isPassing, isProblem } from './problem';

let stale: () => void = () => undefined;

/** Called once by the StaleDialog: somebody else changed what was about to be changed. */
export const onStale = (listener: () => void): void => {
  stale = listener;
};

const RETRIES = 2;

export const queryClient = new QueryClient({
  mutationCache: new MutationCache({
    onError: (error) => {
      if (isProblem(error, 412)) stale();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Without a signal a person reads a sentence at once instead of waiting before a skeleton.
      networkMode: 'always',
      refetchOnReconnect: true,
      retry: (failures, error) => isPassing(error) && navigator.onLine && failures < RETRIES,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
