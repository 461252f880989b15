export { type Finding, InvariantRound } from './app/invariant-round';
export { Metrics } from './app/metrics';
export { Resealing, type ResealingReport } from './app/resealing';
export { Readiness } from './app/readiness';
export { type SealedPlace, sealedPlaces } from './data/sealed-place';
export { WatchSettings } from './data/watch.settings';
export { OPERATIONS_PERMISSIONS } from './domain/permissions';
export { OperationsModule } from './operations.module';
