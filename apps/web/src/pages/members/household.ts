import { MEMBERS } from './member-types';

export const householdKey = (memberId: string) => [...MEMBERS, 'household', memberId] as const;

/** What somebody may be to the head of the household. */
export const DEPENDANT_RELATIONS = [
  'spouse',
  'child',
  'parent',
  'parent-in-law',
  'child-in-law',
  'grandparent',
  'grandchild',
  'sibling',
  'other',
] as const;
