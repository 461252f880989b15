export * from './domain';
export { seedDefaultStandards } from './app/standard-defaults';
export { type EntitlementRequest, StandardService } from './app/standard.service';
export { StandardsModule } from './standards.module';
