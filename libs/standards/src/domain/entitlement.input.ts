import type { CivilDate, Fen, UnionId } from '@app/kernel';
import type { AidForm, BenefitStandard, MemberStanding } from './benefit-standard';
import type { Occasion } from './occasion';

/** Aid that was given or asked for before, and was not withdrawn, refused or reversed. */
export interface EarlierAid {
  readonly id: string;
  readonly personId: string;
  readonly householdId: string | null;
  readonly occasion: string;
  readonly subCondition: string | null;
  readonly standardCode: string | null;
  readonly eventKey: string | null;
  readonly eventDate: CivilDate;
  /** Day on which it was given or, while it is not paid, asked for. */
  readonly givenOn: CivilDate;
  /** Cash and goods together, in fen. */
  readonly amount: Fen;
  readonly unionId: string;
  readonly unionName: string;
  readonly diseaseKey: string | null;
}

/** The person as he stood on the date of the event. */
export interface MemberFacts {
  readonly personId: string;
  readonly householdId: string | null;
  readonly standing: MemberStanding;
  /** The status in Chinese as the register had it, such as 已转出; shown when he is not entitled. */
  readonly standingLabel: string;
  readonly hasActiveHardshipFile: boolean;
}

/** A fund account that could pay, as far as the standards need to know it. */
export interface FundSource {
  readonly fundAccountId: string;
  readonly kind: string;
  readonly name: string;
  /** What it has left and not held, in fen. */
  readonly available: Fen;
  /** 财政专项: only for people with an active hardship file (先建档、后帮扶). */
  readonly needsHardshipFile: boolean;
}

export interface EntitlementInput {
  readonly member: MemberFacts;
  /** The member's union first, then its ancestors up to the federation. */
  readonly unionPath: readonly UnionId[];
  readonly occasion: string;
  readonly subCondition: string | null;
  readonly eventDate: CivilDate;
  readonly requestDate: CivilDate;
  /** The case or duty of the event, when there is one: earlier aid under it counts against the cap of the event. */
  readonly eventKey: string | null;
  /** Equal for the same disease of the same person and meaning nothing else (a keyed hash, never the diagnosis). */
  readonly diseaseKey: string | null;
  /** The form in which it shall be given; null: not decided yet. */
  readonly wishedForm: AidForm | null;
  readonly occasions: readonly Occasion[];
  readonly standards: readonly BenefitStandard[];
  readonly earlierAid: readonly EarlierAid[];
  /** null: nobody asks for the fund yet, as when a standard is tried out. */
  readonly fundSources: readonly FundSource[] | null;
}
