export * from './intake-services';
export * from './sheet-rows';
