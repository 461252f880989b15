export { ACTIVITY_ENTITIES } from '../data/activity.entity';
