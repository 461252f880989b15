export * from './round.factory';
export { ROUND_ENTITIES } from '../data/entities';
export { rosterLines } from '../data/roster-list.query';
