import type { PersonId } from '@app/kernel';
import { type LegalAidAction, type LegalAidStatus, openLegalAidActions } from './legal-aid.lifecycle';

/** In what part somebody has to do with legal aid; the desk only until somebody is assigned. */
export const LEGAL_AID_PARTS = ['desk', 'handler', 'overseer'] as const;
export type LegalAidPart = (typeof LEGAL_AID_PARTS)[number];

/** Who takes a step. An objection is decided by who stands above. */
export const LEGAL_AID_PARTS_OF: Readonly<Record<LegalAidAction, readonly LegalAidPart[]>> = {
  'ask-papers': ['desk', 'overseer'],
  supply: ['desk', 'overseer'],
  grant: ['desk', 'overseer'],
  refuse: ['desk', 'overseer'],
  object: ['desk', 'handler', 'overseer'],
  uphold: ['overseer'],
  overturn: ['overseer'],
  assign: ['desk', 'overseer'],
  complete: ['handler'],
  terminate: ['handler', 'overseer'],
  withdraw: ['desk', 'handler', 'overseer'],
  close: ['desk', 'handler', 'overseer'],
};

/** Steps that are open to somebody in these parts. */
export const offeredLegalAidActions = (status: LegalAidStatus, parts: ReadonlySet<LegalAidPart>): LegalAidAction[] =>
  openLegalAidActions(status).filter((action) => LEGAL_AID_PARTS_OF[action].some((part) => parts.has(part)));

/** Nobody decides an objection to his own decision, or to one in his name. */
export const mayDecideObjection = (deciding: readonly PersonId[], decided: readonly PersonId[]): boolean =>
  !deciding.some((each) => decided.includes(each));
