export { ClaimHistory, type HistoricClaim } from './app/claim-history';
export { ClaimReading } from './app/claim-reading.service';
export * from './domain/claim';
export * from './domain/mutual-aid.permissions';
export { MUTUAL_AID_PROBLEMS } from './domain/mutual-aid.problems';
export { MutualAidModule } from './mutual-aid.module';
