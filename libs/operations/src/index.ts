export { Readiness } from './app/readiness';
export { WatchSettings } from './data/watch.settings';
export { OperationsModule } from './operations.module';
