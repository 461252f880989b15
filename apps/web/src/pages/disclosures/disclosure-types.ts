import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

export type DisclosureRow = Schemas['DisclosureRowView'];
export type Disclosure = Schemas['DisclosureView'];
export type OwnDisclosure = Schemas['OwnDisclosureView'];
export type RatingTotals = Schemas['RatingTotalsView'];

export const DISCLOSURES = ['disclosures'] as const;
export const MY_DISCLOSURES = ['my-disclosures'] as const;
export const KINDS = ['quarter', 'year'] as const;
export const STATUSES = ['drafted', 'published', 'withdrawn', 'dropped'] as const;
export const REASONS = ['wrong-figures', 'incomplete', 'later-entries', 'other'] as const;
export type Reason = (typeof REASONS)[number];

export const toneOfDisclosure = (status: string): StateTone =>
  status === 'published' ? 'done' : status === 'drafted' ? 'due' : status === 'withdrawn' ? 'late' : 'waiting';
