export * from './random-year';
export { type AccidentCase, accidentRows } from './accident-rows';
export { NaiveCount } from './naive-count';
export { type AidCase, legalAidRow } from './legal-aid-rows';
