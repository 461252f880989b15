// Heaps of the processes. Without a bound V8 lets garbage pile up to a multiple of what is in use.

/** Of those that import, in megabytes: 100,000 rows stay below 400 MB in all (`npm run bench -- import`). */
export const WORKER_HEAP_MB = 240;
export const workerArguments = [`--max-old-space-size=${WORKER_HEAP_MB}`];

/**
 * The API stays below 300 MB in all under load (`npm run bench`); young garbage is what most of it would be. V8 would make
 * rows of answers among the old objects, since some of them lived long: dead after milliseconds, they filled the old heap,
 * and each full collection of it (twice in three seconds) was felt by the slowest of a hundred answers.
 */
export const apiArguments = [
  '--max-old-space-size=200',
  '--max-semi-space-size=16',
  '--no-allocation-site-pretenuring',
];

/**
 * Passwords are hashed in 19 MiB each. Told so, glibc gives pieces of that size back at once; otherwise each thread keeps
 * one, 80 MB in all. The container's image sets the same.
 */
export const memoryEnvironment = { MALLOC_MMAP_THRESHOLD_: '1048576' };
