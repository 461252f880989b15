export { DestructionListService } from './app/destruction-list.service';
export { YearlyProposals } from './app/yearly-proposal';
export { RETENTION_PERMISSIONS } from './domain/retention.permissions';
export { RETENTION_PROBLEMS } from './domain/retention.problems';
export { RetentionModule } from './retention.module';
