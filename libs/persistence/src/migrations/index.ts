import { Platform1790000000000 } from './1790000000000-platform';

/** In order. Explicit, so that nothing is picked up by its file name. */
export const MIGRATIONS = [Platform1790000000000];
