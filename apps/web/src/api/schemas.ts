import type { components } from './schema';

/** Shapes of the API by name: `Schemas['MemberView']`. */
export type Schemas = components['schemas'];
