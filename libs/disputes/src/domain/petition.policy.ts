import type { PersonId } from '@app/kernel';
import { openPetitionActions, type PetitionAction, type PetitionStatus } from './petition.lifecycle';

/** In what part somebody has to do with a petition; the desk only until it is accepted. */
export const PETITION_PARTS = ['desk', 'handler', 'overseer'] as const;
export type PetitionPart = (typeof PETITION_PARTS)[number];

/** Who takes a step. Review and re-review are for who stands above, and for nobody who answered before. */
export const PETITION_PARTS_OF: Readonly<Record<PetitionAction, readonly PetitionPart[]>> = {
  accept: ['desk', 'overseer'],
  decline: ['desk', 'overseer'],
  forward: ['desk', 'handler', 'overseer'],
  return: ['desk', 'overseer'],
  withdraw: ['desk', 'handler'],
  answer: ['handler'],
  'request-review': ['handler', 'overseer'],
  review: ['overseer'],
  'request-recheck': ['handler', 'overseer'],
  recheck: ['overseer'],
  close: ['desk', 'handler', 'overseer'],
};

/** Steps that are open to somebody in these parts. */
export const offeredPetitionActions = (status: PetitionStatus, parts: ReadonlySet<PetitionPart>): PetitionAction[] =>
  openPetitionActions(status).filter((action) => PETITION_PARTS_OF[action].some((part) => parts.has(part)));

/** Interested staff withdraw (art. 28): who answered, or had it answered in his name, does not review it. */
export const mayReview = (reviewing: readonly PersonId[], answered: readonly PersonId[]): boolean =>
  !reviewing.some((each) => answered.includes(each));

/** What the petitioner does himself in the portal; the steps of the office are not his. */
export const OWN_PETITION_ACTIONS = ['withdraw', 'request-review', 'request-recheck'] as const;
export type OwnPetitionAction = (typeof OWN_PETITION_ACTIONS)[number];

export const ownPetitionActions = (status: PetitionStatus): OwnPetitionAction[] => {
  const open = new Set(openPetitionActions(status));
  return OWN_PETITION_ACTIONS.filter((action) => open.has(action));
};
