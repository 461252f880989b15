import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isPassing, isProblem } from './problem';
import { tellStale } from './stale';

const RETRIES = 2;

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // What one may see no more, or what is there no more, does not stay on the screen.
    onError: (error, query) => {
      if (isProblem(error, 404) && query.state.data !== undefined) query.setState({ data: undefined });
    },
  }),
  mutationCache: new MutationCache({
    onError: (error) => {
      if (isProblem(error, 412)) void tellStale(error, queryClient);
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
