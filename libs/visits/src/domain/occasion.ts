import type { CivilDate } from '@app/kernel';
import type { VisitorRank } from './visitor-rank';

/** Code of a row of the union's occasion catalogue, such as HOSPITAL. The catalogue is data: no code is fixed here. */
export type OccasionCode = string;

/**
 * When two reports of one member and one occasion speak of the same event.
 * - `stay`: the stays overlap, or at most `gapDays` natural days lie between them;
 * - `within`: the event dates are at most `days` natural days apart;
 * - `relative`: the same relative, and the member's own death apart from a relative's; a relation without a name
 *   counts within `days`;
 * - `once`: the occasion happens once in a life.
 */
export type SameEventWindow =
  | { readonly kind: 'stay'; readonly gapDays: number }
  | { readonly kind: 'within'; readonly days: number }
  | { readonly kind: 'relative'; readonly days: number }
  | { readonly kind: 'once' };

/** How visits of an occasion are handled: what the catalogue of occasions itself does not say. */
export interface OccasionConduct {
  /** Day from which the deadline counts; `later` is the later of event and report. */
  readonly countFrom: 'event' | 'report' | 'later';
  readonly sameEvent: SameEventWindow;
  /** A wedding is known beforehand, a hospital stay is not. */
  readonly mayBeAhead: boolean;
  /** Ranks that go first for this occasion, before the member's own group leader. */
  readonly preferredRanks: readonly VisitorRank[];
  /** What happened is an illness of the member himself, unless it is a relative's. */
  readonly tellsHealth: boolean;
}

/** What the visit rules need of one occasion, as the union's catalogue has it on the date of the event. */
export interface OccasionRow {
  readonly code: OccasionCode;
  /** Shown to staff only, such as 生病住院. */
  readonly name: string;
  /** Null: no duty comes from it. */
  readonly deadlineWorkingDays: number | null;
}
export interface OccasionRule extends OccasionRow, OccasionConduct {}

const ORDINARY: OccasionConduct = {
  countFrom: 'later',
  sameEvent: { kind: 'within', days: 30 },
  mayBeAhead: false,
  preferredRanks: [],
  tellsHealth: false,
};

/** Proposed conduct by occasion code; an occasion that a union added itself goes by the ordinary one. */
export const DEFAULT_CONDUCT: Readonly<Record<OccasionCode, OccasionConduct>> = {
  HOSPITAL: { ...ORDINARY, sameEvent: { kind: 'stay', gapDays: 7 }, tellsHealth: true },
  WEDDING: { ...ORDINARY, sameEvent: { kind: 'within', days: 180 }, mayBeAhead: true },
  BIRTH: { ...ORDINARY, sameEvent: { kind: 'within', days: 180 }, preferredRanks: ['womens-officer'] },
  BEREAVEMENT: { ...ORDINARY, sameEvent: { kind: 'relative', days: 365 } },
  RETIRE: { ...ORDINARY, sameEvent: { kind: 'once' }, mayBeAhead: true },
};

export const conductOf = (code: OccasionCode): OccasionConduct => DEFAULT_CONDUCT[code] ?? ORDINARY;

/** The catalogue's row together with how its visits are handled. */
export const occasionRule = (row: OccasionRow, conduct: Partial<OccasionConduct> = {}): OccasionRule => ({
  ...conductOf(row.code),
  ...conduct,
  code: row.code,
  name: row.name,
  deadlineWorkingDays: row.deadlineWorkingDays,
});

/** First and last day of an event; an event of one day ends on the day it began. */
export interface EventSpan {
  readonly eventOn: CivilDate;
  /** Discharge from hospital, or null while unknown. */
  readonly eventEndsOn: CivilDate | null;
}
