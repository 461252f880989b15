// Everything another lib or app may know about study aid. No entity, no repository.
export * from './domain';
export { RenewalOpening, type RenewalWork } from './app/renewal-opening';
export { StudyAidFigures, type StudyAidFiguresOfYear } from './app/study-aid-figures';
export { type HistoricYear, type KnownYears, StudyHistory } from './app/study-history';
export { StudyAidModule } from './study-aid.module';
