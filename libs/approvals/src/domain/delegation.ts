import type { CivilDate, PersonId, UnionId } from '@app/kernel';

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

/** With the name of who delegated, for what is written down of who acts for him. */
export type NamedDelegation = Delegation & { readonly fromName: string };

/** A role in which a person may sign, and for whom. */
export interface ActingRole {
  readonly role: string;
  /** Null: his own role. */
  readonly onBehalfOf: PersonId | null;
  /** Of whom he acts for, as the rules want it (`PersonInHousehold`). */
  readonly behalfHouseholdId?: string | null;
}

export interface RoleHolding {
  readonly personId: PersonId;
  readonly unionId: UnionId;
  readonly role: string;
}

/**
 * The route roles that a person holds for a union: a role holds in its union and below. The chair of a union above
 * counts as `superior-chair` too, the chair of the topmost one as `federation-board`.
 * @param unionPath the union of the request first, then its ancestors up to the federation
 */
export function routeRolesOf(
  personId: PersonId,
  unionPath: readonly UnionId[],
  holdings: readonly RoleHolding[],
): string[] {
  const roles = holdings
    .filter((each) => each.personId === personId && unionPath.includes(each.unionId))
    .flatMap(({ role, unionId }) => {
      if (role !== 'chair') return [role];
      const above = unionId === unionPath[0] ? [] : ['superior-chair'];
      return [role, ...above, ...(unionId === unionPath.at(-1) ? ['federation-board'] : [])];
    });
  return [...new Set(roles)];
}

/**
 * The roles in which `personId` may sign for a union on a day: his own, then those delegated to him. Only a role that the
 * other holds himself can be delegated, so authority is not passed on from hand to hand.
 */
export function actingRoles(
  personId: PersonId,
  unionPath: readonly UnionId[],
  on: CivilDate,
  holdings: readonly RoleHolding[],
  delegations: readonly Delegation[],
): ActingRole[] {
  const own = routeRolesOf(personId, unionPath, holdings);
  const delegated = delegations
    .filter((each) => each.to === personId && unionPath.includes(each.unionId))
    .filter((each) => each.validFrom <= on && on <= each.validTo)
    .flatMap((each) => {
      const held = routeRolesOf(each.from, unionPath, holdings);
      return each.roles
        .filter((role) => held.includes(role) && !own.includes(role))
        .map((role): ActingRole => ({ role, onBehalfOf: each.from }));
    });
  return [...own.map((role): ActingRole => ({ role, onBehalfOf: null })), ...delegated];
}
