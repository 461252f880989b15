export * from './capital-amount';
export * from './domain';
