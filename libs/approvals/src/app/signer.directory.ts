import type { Actor, CivilDate, PersonId, UnionId } from '@app/kernel';
import { AccountDirectory, isRole, nearestOf, type Role, type RoleHolder } from '@app/identity';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type ApprovalRequestState, type Signer, stepOf } from '../domain/approval-request';
import { mustAllStandBack } from '../domain/approval.decision';
import { refuse } from '../domain/approval.problems';
import { actingRoles, type Delegation, type RoleHolding, routeRolesOf } from '../domain/delegation';
import { APPROVAL_PERMISSIONS } from '../domain/permissions';
import type { PersonInHousehold } from '../domain/separate-duties';

type Place = (personId: PersonId) => PersonInHousehold;

/** A chair above a union signs as its superior, the topmost one for the federation's board. */
const ABOVE = ['superior-chair', 'federation-board'];
const grantableRoles = (roles: readonly string[]): Role[] => [
  ...new Set(roles.flatMap((role) => (isRole(role) ? [role] : ABOVE.includes(role) ? (['chair'] as const) : []))),
];

const holdingOf = ({ personId, unionId, role }: RoleHolder): RoleHolding => ({ personId, unionId, role });

/** Who of them holds one of these route roles: a chair also by what he is to the unions below. */
export const ableIn = (
  roles: readonly string[],
  holders: readonly RoleHolder[],
  path: readonly UnionId[],
): RoleHolder[] =>
  holders.filter((holder) =>
    routeRolesOf(holder.personId, path, [holdingOf(holder)]).some((role) => roles.includes(role)),
  );

/** What somebody was given to do for another: with the office of chair goes what it means below. */
export const widened = (delegation: Delegation): Delegation => ({
  ...delegation,
  roles: delegation.roles.flatMap((role) => (role === 'chair' ? [role, ...ABOVE] : [role])),
});

/** Who may sign for a union, in which roles, and whom a step waits for. */
@Injectable()
export class SignerDirectory {
  constructor(private readonly accounts: AccountDirectory) {}

  /** The actor as a signer of the request's current step. */
  async actorAsSigner(
    tx: ReadTx,
    request: ApprovalRequestState,
    path: readonly UnionId[],
    today: CivilDate,
    given: { readonly delegations: readonly Delegation[]; readonly place: Place },
  ): Promise<Signer> {
    const { actor } = tx;
    const delegations = given.delegations.map(widened);
    const of = delegations.length === 0 ? [] : await this.holdersOf(tx, request.unionId, rolesIn(delegations));
    const holdings = [...ownHoldings(actor), ...of.map(holdingOf)];
    const roles = actingRoles(actor.personId, path, today, holdings, delegations).map((acting) => ({
      ...acting,
      behalfHouseholdId: acting.onBehalfOf && given.place(acting.onBehalfOf).householdId,
    }));
    const signer = { ...given.place(actor.personId), roles, mayStandIn: false };
    return { ...signer, mayStandIn: await this.mayStandIn(tx, request, path, signer, given.place) };
  }

  /** Somebody else who is to sign. Refuses `approval.person-unknown`. */
  async personAsSigner(
    tx: ReadTx,
    request: ApprovalRequestState,
    path: readonly UnionId[],
    personId: PersonId,
    place: Place,
  ): Promise<Signer & { readonly name: string }> {
    const own = (await this.candidates(tx, request.unionId)).filter((each) => each.personId === personId);
    if (own.length === 0) return refuse('approval.person-unknown');
    const roles = routeRolesOf(personId, path, own.map(holdingOf)).map((role) => ({ role, onBehalfOf: null }));
    const signer = { ...place(personId), roles, mayStandIn: false };
    const mayStandIn = await this.mayStandIn(tx, request, path, signer, place);
    return { ...signer, mayStandIn, name: own[0]!.displayName };
  }

  /** Everybody who may sign something for the union, nearest first, once for each role. */
  candidates(tx: ReadTx, unionId: UnionId): Promise<RoleHolder[]> {
    return this.accounts.holding(tx, unionId, APPROVAL_PERMISSIONS.sign);
  }

  /** Everybody who may do `permission` for the union: who cannot open a matter cannot sign it. */
  async personsWith(tx: ReadTx, unionId: UnionId, permission: string): Promise<ReadonlySet<PersonId>> {
    return new Set((await this.accounts.holding(tx, unionId, permission)).map((each) => each.personId));
  }

  /** Whom the current step names: those who hold its roles in the nearest union where anybody does. */
  holdersOfStep(tx: ReadTx, request: ApprovalRequestState, path: readonly UnionId[]): Promise<RoleHolder[]> {
    return this.nearestHolders(tx, request.unionId, stepOf(request).roles, path);
  }

  /** Who holds one of these route roles in the nearest union where anybody does. */
  async nearestHolders(
    tx: ReadTx,
    unionId: UnionId,
    roles: readonly string[],
    path: readonly UnionId[],
  ): Promise<RoleHolder[]> {
    return nearestOf(ableIn(roles, await this.holdersOf(tx, unionId, grantableRoles(roles)), path));
  }

  /** The roles that the step waits for: its own, and its stand-ins when all who hold those have to stand back. */
  async rolesWaitedFor(
    tx: ReadTx,
    request: ApprovalRequestState,
    path: readonly UnionId[],
    place: Place,
  ): Promise<string[]> {
    const { roles, standIns } = stepOf(request);
    if (standIns.length === 0) return [...roles];
    const holders = await this.holdersOfStep(tx, request, path);
    const allBack = mustAllStandBack(
      request,
      holders.map((each) => place(each.personId)),
    );
    return allBack ? [...roles, ...standIns] : [...roles];
  }

  private async mayStandIn(
    tx: ReadTx,
    request: ApprovalRequestState,
    path: readonly UnionId[],
    signer: Pick<Signer, 'roles'>,
    place: Place,
  ): Promise<boolean> {
    const { roles, standIns } = stepOf(request);
    const has = (wanted: readonly string[]): boolean => signer.roles.some((acting) => wanted.includes(acting.role));
    if (has(roles) || !has(standIns)) return false;
    const holders = await this.holdersOfStep(tx, request, path);
    return mustAllStandBack(
      request,
      holders.map((each) => place(each.personId)),
    );
  }

  private holdersOf(tx: ReadTx, unionId: UnionId, roles: readonly Role[]): Promise<RoleHolder[]> {
    return roles.length === 0 ? Promise.resolve([]) : this.accounts.holdersOf(tx, unionId, roles);
  }
}

const rolesIn = (delegations: readonly Delegation[]): Role[] =>
  grantableRoles(delegations.flatMap((delegation) => delegation.roles));

const ownHoldings = (actor: Actor): RoleHolding[] =>
  actor.grants
    .filter((grant) => !grant.onBehalfOf)
    .map(({ unionId, role }) => ({ personId: actor.personId, unionId, role }));
