import type { QueryClient } from '@tanstack/react-query';
import { type ApiProblem, isProblem } from './problem';

/** `mine`: send it once more over what stands now; `newest`: give mine up; `stay`: neither, for now. */
export type StaleAnswer = 'mine' | 'newest' | 'stay';

let ask: (problem: ApiProblem) => Promise<StaleAnswer> = async () => 'stay';

/** Called once by the StaleDialog: somebody else changed what was about to be changed. */
export const onStale = (listener: (problem: ApiProblem) => Promise<StaleAnswer>): void => {
  ask = listener;
};

const answered = new WeakSet<ApiProblem>();

/** For a change that did not ask by itself. */
export async function tellStale(problem: ApiProblem, queries: QueryClient): Promise<StaleAnswer> {
  if (answered.has(problem)) return 'stay';
  answered.add(problem);
  const answer = await ask(problem);
  if (answer === 'newest') await queries.invalidateQueries();
  return answer;
}

/**
 * Sends; when somebody was faster (412) shows both values and does what the person says: mine again over the newest
 * version, as often as needed, or not at all.
 */
export async function sendOrAsk<R>(
  send: () => Promise<R>,
  queries: QueryClient,
  onNewest: (() => void) | undefined,
): Promise<R> {
  let attempt = send;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isProblem(error, 412)) throw error;
      const answer = await tellStale(error, queries);
      if (answer === 'newest') onNewest?.();
      if (answer !== 'mine' || !error.again) throw error;
      attempt = error.again as () => Promise<R>;
    }
  }
}
