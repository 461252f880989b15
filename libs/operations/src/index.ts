export { type Finding, InvariantRound } from './app/invariant-round';
export { Metrics } from './app/metrics';
export { Readiness } from './app/readiness';
export { WatchSettings } from './data/watch.settings';
export { OPERATIONS_PERMISSIONS } from './domain/permissions';
export { OperationsModule } from './operations.module';
