import type { PersonId } from '@app/kernel';
import { refuse } from './approval.problems';

/** Parts in the way of money; one person has one part in one case (会计法 2024 art. 25; domain rules §8.2). */
export const DUTY_PARTS = ['asks', 'reviews', 'approves', 'pays', 'reconciles', 'receives'] as const;
export type DutyPart = (typeof DUTY_PARTS)[number];

export const DUTY_PART_NAMES: Record<DutyPart, string> = {
  asks: '经办',
  reviews: '审核',
  approves: '审批',
  pays: '付款',
  reconciles: '对账',
  receives: '领取',
};

export interface DutyAssignment {
  readonly personId: PersonId;
  readonly part: DutyPart;
}

/** A person with his household; null: no household is known. */
export interface PersonInHousehold {
  readonly personId: PersonId;
  readonly householdId: string | null;
}

export type DutyConflict =
  | { readonly code: 'approval.own-benefit'; readonly sentence: string }
  | { readonly code: 'approval.household-benefit'; readonly sentence: string }
  | { readonly code: 'approval.one-person-one-part'; readonly sentence: string };

/**
 * Pure: why `person` may not take `part`, or null. `taken` is who did what in this case until now, under every round
 * of signatures: a signature that became invalid still means that he has had that part.
 */
export function dutyConflict(
  person: PersonInHousehold,
  part: DutyPart,
  taken: readonly DutyAssignment[],
  recipients: readonly PersonInHousehold[],
): DutyConflict | null {
  if (part !== 'receives') {
    if (recipients.some((recipient) => recipient.personId === person.personId)) {
      return { code: 'approval.own-benefit', sentence: '这笔钱是给您本人的，请由别的同志办理。' };
    }
    if (recipients.some((recipient) => person.householdId !== null && recipient.householdId === person.householdId)) {
      return { code: 'approval.household-benefit', sentence: '这笔钱是给您家里人的，按规定要回避，请由别的同志办理。' };
    }
  }
  const other = taken.find((duty) => duty.personId === person.personId && duty.part !== part);
  if (!other) return null;
  const sentence = `这件事您已经${DUTY_PART_NAMES[other.part]}过，不能再${DUTY_PART_NAMES[part]}，请由别的同志办理。`;
  return { code: 'approval.one-person-one-part', sentence };
}

/** Throws the conflict, if there is one. */
export function assertSeparateDuties(...args: Parameters<typeof dutyConflict>): void {
  const conflict = dutyConflict(...args);
  if (conflict) refuse(conflict.code, conflict.sentence);
}
