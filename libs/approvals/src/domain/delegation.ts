import type { CivilDate, PersonId, UnionId } from '@app/kernel';
import { refuse } from './approval.problems';

/** Somebody acts for somebody in some roles, from a day until a day, both included. */
export interface Delegation {
  readonly from: PersonId;
  readonly to: PersonId;
  readonly roles: readonly string[];
  readonly unionId: UnionId;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
  readonly reason: string;
}

/** A role in which a person may sign, and for whom. */
export interface ActingRole {
  readonly role: string;
  /** Null: his own role. */
  readonly onBehalfOf: PersonId | null;
}

export interface RoleHolding {
  readonly personId: PersonId;
  readonly unionId: UnionId;
  readonly role: string;
}

/**
 * The roles in which `personId` may sign in a union on a day: his own, then those delegated to him. Only a role that the
 * other holds himself can be delegated, so authority is not passed on from hand to hand.
 */
export function actingRoles(
  personId: PersonId,
  unionId: UnionId,
  on: CivilDate,
  holdings: readonly RoleHolding[],
  delegations: readonly Delegation[],
): ActingRole[] {
  const held = (by: PersonId, role: string): boolean =>
    holdings.some((each) => each.personId === by && each.unionId === unionId && each.role === role);
  const own = holdings
    .filter((each) => each.personId === personId && each.unionId === unionId)
    .map((each): ActingRole => ({ role: each.role, onBehalfOf: null }));
  const delegated = delegations
    .filter((each) => each.to === personId && each.unionId === unionId && each.validFrom <= on && on <= each.validTo)
    .flatMap((each) =>
      each.roles
        .filter((role) => held(each.from, role) && !own.some((acting) => acting.role === role))
        .map((role): ActingRole => ({ role, onBehalfOf: each.from })),
    );
  return [...own, ...delegated];
}

/** Refuses a delegation that has no end in order, no role, or goes to oneself. */
export function assertDelegation(delegation: Delegation): void {
  if (delegation.from === delegation.to) refuse('approval.delegation-invalid', '不能委托给自己,请另选一位同志。');
  if (delegation.validTo < delegation.validFrom) refuse('approval.delegation-invalid', '结束日期不能早于开始日期。');
  if (delegation.roles.length === 0) refuse('approval.delegation-invalid', '请至少选一项要委托的职责。');
}
