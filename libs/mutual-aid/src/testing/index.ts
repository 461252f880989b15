export { MUTUAL_AID_ENTITIES } from '../data/mutual-aid.entities';
