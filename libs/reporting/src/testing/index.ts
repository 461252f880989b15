export * from './random-year';
