export * from './case-facts.factory';
export * from './visit.factory';
export * from './visit-duty.factory';
export * from './working-days.fake';
export { VISIT_ENTITIES } from '../data/entities';
