// Everything another lib or app may know about disputes. No entity, no repository.
export * from './domain/accidents.permissions';
export { ACCIDENT_PROBLEMS } from './domain/accidents.problems';
export * from './domain/clock';
export * from './domain/clock-rules';
export * from './domain/dispute';
export * from './domain/dispute-clocks';
export * from './domain/dispute.lifecycle';
export * from './domain/disputes.permissions';
export * from './domain/petitions.permissions';
export { PETITION_PROBLEMS } from './domain/petitions.problems';
export { DISPUTE_PROBLEMS } from './domain/disputes.problems';
export { DisputeDeadlines } from './app/dispute-deadlines';
export { type DisputeFigure, DisputeFigures } from './app/dispute-figures';
export { DisputeImport, type ImportedDispute } from './app/dispute-import';
export { DisputeIntakeService, type NewDispute } from './app/dispute-intake.service';
export { type PetitionFigure, PetitionFigures } from './app/petition-figures';
export { DisputesModule } from './disputes.module';
