export * from './disbursement.factory';
