import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

const MEMORY = { maxOldGenerationSizeMb: 128 };

/** `memory`: it took more than it may; `failed`: it threw, or ended without an answer. */
export class ThreadFault extends Error {
  constructor(readonly kind: 'memory' | 'failed') {
    super(`the thread ended: ${kind}`);
  }
}

/**
 * For libraries that take uploads apart whole: a few kilobytes that unfold to gigabytes would end the process with
 * everybody's work. In a thread of its own memory they end only that. `work` is the body of an async function of `given`
 * and of `library`, an ESM package by its name; its answer is cloned, so it holds plain values only. Throws `ThreadFault`.
 */
export function inBoundedThread<T>(library: string, work: string, given: object): Promise<T> {
  const thread = new Worker(script(work), {
    eval: true,
    workerData: { url: pathToFileURL(createRequire(__filename).resolve(library)).href, given },
    resourceLimits: MEMORY,
    execArgv: [],
  });
  return new Promise((resolve, reject) => {
    thread.once('message', ({ answer, failed }: { answer: T; failed: boolean }) =>
      failed ? reject(new ThreadFault('failed')) : resolve(answer),
    );
    thread.once('error', ({ code }: NodeJS.ErrnoException) =>
      reject(new ThreadFault(code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'failed')),
    );
    thread.once('exit', () => reject(new ThreadFault('failed')));
  });
}

const script = (work: string): string => `
const { parentPort, workerData } = require('node:worker_threads');
const work = async (library, given) => { ${work} };
import(workerData.url)
  .then((library) => work(library, workerData.given))
  .then((answer) => parentPort.postMessage({ answer, failed: false }))
  .catch(() => parentPort.postMessage({ answer: null, failed: true }));
`;
