export * from './city';
export * from './disbursement.factory';
export * from './on-platform';
export * from './plan';
export { DISBURSEMENT_ENTITIES } from '../data/entities';
export { ApproverEvidence } from '../app/approver-evidence';
