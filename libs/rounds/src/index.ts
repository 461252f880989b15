// Everything another lib or app may know about rounds. No entity, no repository.
export * from './domain/audience';
export * from './domain/closing-statement';
export * from './domain/round';
export * from './domain/round.lifecycle';
export * from './domain/roster-entry.lifecycle';
export * from './domain/rounds.events';
export * from './domain/rounds.permissions';
export { ROUNDS_PROBLEMS } from './domain/rounds.problems';
export { AllotmentService } from './app/allotment.service';
export { type AudiencePeople, type AudienceQuery, AudienceSource } from './app/audience-source';
export { type HistoricPlace, type HoldingUnion, RoundHistory } from './app/round-history';
export { RosterFreezing } from './app/roster-freezing.service';
export { RosterService } from './app/roster.service';
export { RoundApprovalService } from './app/round-approval.service';
export { RoundPlanService } from './app/round-plan.service';
export { RoundPreviewService } from './app/round-preview.service';
export { RoundReading } from './app/round-reading';
export { RoundsModule } from './rounds.module';
