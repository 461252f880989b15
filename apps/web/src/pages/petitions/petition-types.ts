import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

export type Petition = Schemas['PetitionView'];
export type OwnPetition = Schemas['PortalPetitionView'];
export type PetitionPaper = Schemas['PetitionPaperView'];
export type PetitionRow = Schemas['PetitionLineView'];

/** Root of the query keys of everything about petitions. */
export const PETITIONS = ['petitions'] as const;
export const ownPetitionKey = (id: string) => [...PETITIONS, 'own', id] as const;
export const petitionKey = (id: string) => [...PETITIONS, 'one', id] as const;

export const PETITION_GROUPS = ['mine', 'desk', 'handling', 'review', 'ended'] as const;
export const PETITION_KINDS = ['request', 'complaint', 'proposal'] as const;
export const PETITION_SOURCES = ['visit', 'letter', 'phone', 'online', 'forwarded'] as const;
export const PETITION_ROADS = ['mediation', 'arbitration', 'court', 'inspection', 'social-aid', 'other-body'] as const;

const TONES: Readonly<Partial<Record<Petition['status'], StateTone>>> = {
  received: 'due',
  handling: 'waiting',
  answered: 'done',
  'in-review': 'due',
  reviewed: 'done',
  'in-recheck': 'due',
  rechecked: 'done',
};
export const toneOf = (status: Petition['status']): StateTone => TONES[status] ?? 'plain';
