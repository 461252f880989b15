// Heaps of the processes. Without a bound V8 lets garbage pile up to a multiple of what is in use.

/** Of those that import, in megabytes: 100,000 rows stay below 400 MB in all (`npm run bench -- import`). */
export const WORKER_HEAP_MB = 240;
export const workerArguments = [`--max-old-space-size=${WORKER_HEAP_MB}`];

/** The API stays below 300 MB in all under load (`npm run bench`); young garbage is what most of it would be. */
export const apiArguments = ['--max-old-space-size=200', '--max-semi-space-size=16'];
