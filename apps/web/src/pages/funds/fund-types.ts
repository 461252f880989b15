import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

/** Query keys: everything about fund accounts begins with this one. */
export const FUNDS = ['funds'] as const;

export type FundAccount = Schemas['FundAccountView'];
export type LedgerEntry = Schemas['LedgerEntryView'];
export type AccountingMonth = Schemas['AccountingPeriodView'];

const TONES: Readonly<Record<FundAccount['status'], StateTone>> = { open: 'done', frozen: 'due', closed: 'plain' };

export const toneOf = (status: FundAccount['status']): StateTone => TONES[status];

/** In the order of the API; their names stand in the texts. */
export const FUND_KINDS = [
  'union-funds',
  'dues',
  'employer-welfare',
  'superior-grant',
  'treasury',
  'warm-delivery',
  'assistance',
  'model-worker',
  'mutual-aid',
  'donation-designated',
  'donation-general',
  'interest',
] as const satisfies readonly FundAccount['kind'][];

export const FUND_PURPOSES = [
  'must-visit',
  'temporary-hardship',
  'warm-delivery',
  'festival',
  'birthday',
  'retirement',
  'retiree',
  'cooling',
  'model-worker',
  'living-aid',
  'medical-aid',
  'study-aid',
  'legal-aid',
  'training',
  'job-placement',
  'mutual-aid',
  'activity',
] as const satisfies readonly FundAccount['restrictedTo'][number][];
