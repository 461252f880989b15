export { DONATION_ENTITIES } from '../data/donation.entity';
