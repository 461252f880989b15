export * from './aid.lifecycle';
export * from './default-aid-rules';
export * from './file.lifecycle';
export * from './model-worker';
export * from './model-worker.permissions';
export { MODEL_WORKER_PROBLEMS, type ModelWorkerProblemCode } from './model-worker.problems';
export * from './special-aid';
export * from './survey.lifecycle';
export * from './survey-days';
