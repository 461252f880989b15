/**
 * Heap of the processes that import, in megabytes. Without a bound V8 lets garbage pile up to a multiple of what is in
 * use; with it an import of 100,000 rows stays below 400 MB in all (`npm run bench -- import`).
 */
export const WORKER_HEAP_MB = 240;
export const workerArguments = [`--max-old-space-size=${WORKER_HEAP_MB}`];
