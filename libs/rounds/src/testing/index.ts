export * from './round.factory';
export { ROUND_ENTITIES } from '../data/entities';
