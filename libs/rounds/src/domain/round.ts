import type { CivilDate, Fen, FundAccountId, Id, PersonId, UnionId } from '@app/kernel';
import type { AudienceRule } from './audience';
import type { Standard } from './standard';

export * from './standard';

export type RoundId = Id<'round'>;
export type RosterEntryId = Id<'roster-entry'>;

export const ROUND_KINDS = ['holiday', 'season', 'other'] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];
export const ROUND_KIND_WORDS: Readonly<Record<RoundKind, string>> = {
  holiday: '节日慰问',
  season: '季节慰问',
  other: '其他慰问',
};

export const ROUND_STATUSES = [
  'draft',
  'freezing',
  'frozen',
  'submitted',
  'returned',
  'withdrawn',
  'refused',
  'approved',
  'under-way',
  'closing',
  'closed',
  'cancelled',
] as const;
export type RoundStatus = (typeof ROUND_STATUSES)[number];

/** How the cash of a round reaches people; goods are always handed over. */
export const ROUND_PAYMENT_KINDS = ['transfer', 'cash'] as const;
export type RoundPaymentKind = (typeof ROUND_PAYMENT_KINDS)[number];

/** Which holiday of which year; rounds of the same one must not give twice. */
export interface RoundOccasion {
  readonly code: string;
  readonly year: number;
  readonly name: string;
  /** First day of the holiday, or of the season. */
  readonly on: CivilDate;
  /** Last day on which a visit still is in time: the day before the holiday, or the season's last day. */
  readonly latestOn: CivilDate;
  /** How many days before it the union begins; null: nobody is reminded of preparing it. */
  readonly leadDays: number | null;
}

/** Which holiday is meant, before its days are looked up. */
export interface OccasionRef {
  readonly code: string;
  readonly year: number;
}

/** What is planned: everything that may still be changed while the round is a draft. */
export interface RoundPlan {
  readonly name: string;
  readonly kind: RoundKind;
  readonly occasion: RoundOccasion | null;
  readonly purpose: string;
  /** `FundPurpose` of funds: by it the account is judged. */
  readonly fundPurpose: string;
  readonly fundAccountId: FundAccountId | null;
  readonly budgetFen: Fen;
  readonly standard: Standard;
  readonly paymentKind: RoundPaymentKind;
  readonly cashReason: string | null;
  /** One share for a household (一户一份), however many of it are found. */
  readonly perHousehold: boolean;
  readonly audience: readonly AudienceRule[];
  readonly startsOn: CivilDate;
  readonly dueOn: CivilDate;
}

/** A plan as it is asked for: the holiday's days come from the union's calendar. */
export type AskedPlan = Omit<RoundPlan, 'occasion'> & { readonly holiday: OccasionRef | null };

/** Who goes, alone or with others; what was allotted hangs on the first one. */
export interface RoundVisitor {
  readonly personId: PersonId;
  readonly name: string;
  readonly rank: string;
  readonly companions: readonly Companion[];
}

export interface Companion {
  readonly personId: PersonId | null;
  readonly name: string;
  readonly rank: string;
}

export interface RoundIds {
  readonly roundId: RoundId;
  readonly unionId: UnionId;
}
