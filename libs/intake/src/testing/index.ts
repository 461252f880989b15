export * from './sheet-rows';
