import type { HouseholdId, MemberId } from '@app/kernel';
import type { HouseholdPersonId, Relation, RemovalGround } from './household';

interface HouseholdPersonFact {
  readonly householdId: HouseholdId;
  readonly personId: HouseholdPersonId;
  readonly memberId: MemberId | null;
}

export type HouseholdEvent =
  | {
      readonly type: 'household.person-added.v1';
      readonly payload: HouseholdPersonFact & { readonly relation: Relation };
    }
  | {
      readonly type: 'household.person-removed.v1';
      readonly payload: HouseholdPersonFact & { readonly ground: RemovalGround };
    }
  | { readonly type: 'household.head-changed.v1'; readonly payload: HouseholdPersonFact };
