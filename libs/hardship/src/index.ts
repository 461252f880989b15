export { HardshipFileService } from './app/hardship-file.service';
export { ReviewOpening } from './app/review-opening';
export { HardshipImport, type ImportedFile, type ImportedPerson } from './app/hardship-import';
export { type PublishedStandard, SubsistenceStandards } from './app/subsistence-standards';
export type { ActiveHousehold } from './data/active-file.query';
export * from './domain';
export { HardshipModule } from './hardship.module';
