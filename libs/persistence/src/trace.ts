import { AsyncLocalStorage } from 'node:async_hooks';

const traces = new AsyncLocalStorage<string>();
const PLAIN = /^[\w.:-]{1,80}$/;

/** Runs `work` under the number of a request or job: it stands in every log line and before the transactions' SQL. */
export const underTrace = <T>(trace: string | undefined, work: () => T): T =>
  trace && PLAIN.test(trace) ? traces.run(trace, work) : work();

export const currentTrace = (): string | undefined => traces.getStore();
