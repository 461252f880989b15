import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

export type LegalAid = Schemas['LegalAidView'];
export type LegalAidRow = Schemas['LegalAidLineView'];
export type OwnLegalAid = Schemas['PortalLegalAidView'];

/** Root of the query keys of everything about legal aid. */
export const LEGAL_AIDS = ['legal-aid'] as const;
export const legalAidKey = (id: string) => [...LEGAL_AIDS, 'one', id] as const;

export const LEGAL_AID_GROUPS = ['mine', 'desk', 'assigning', 'handling', 'objection', 'ended'] as const;
export const SERVICES = ['advice', 'drafting', 'negotiation', 'arbitration', 'litigation'] as const;
export const AID_SOURCES = ['desk', 'phone', 'written'] as const;
export const PAPERS = ['application', 'identity', 'means', 'evidence'] as const;
export const REFUSAL_GROUNDS = ['out-of-scope', 'not-in-need', 'no-ground', 'other-body', 'has-lawyer'] as const;
export const TERMINATION_GROUNDS = ['asked', 'deceived', 'misused', 'has-lawyer', 'ended', 'uncooperative'] as const;
export const AID_OUTCOMES = ['settled', 'won', 'partly-won', 'lost', 'served'] as const;

const TONES: Readonly<Partial<Record<LegalAid['status'], StateTone>>> = {
  received: 'due',
  supplementing: 'waiting',
  granted: 'due',
  'in-objection': 'due',
  handling: 'waiting',
  completed: 'done',
};
export const toneOf = (status: LegalAid['status']): StateTone => TONES[status] ?? 'plain';
