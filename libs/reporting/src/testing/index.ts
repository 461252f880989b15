export * from './random-year';
export { type AidCase, legalAidRow } from './legal-aid-rows';
