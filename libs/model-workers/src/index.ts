// Everything another lib or app may know about model workers. No entity, no repository.
export * from './domain';
export { ModelWorkerFigures, type ModelWorkerFiguresOfYear } from './app/model-worker-figures';
export { SurveyOpening } from './app/survey-opening';
export { ModelWorkersModule } from './model-workers.module';
