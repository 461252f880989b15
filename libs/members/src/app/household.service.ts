import type { Actor, MemberId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Household } from '../data/household.entity';
import type { Member } from '../data/member.entity';
import type { HouseholdPerson, HouseholdPersonId, Relation, RemovalGround } from '../domain/household';
import { decideHousehold, type HouseholdDecision } from '../domain/household.decision';
import { refuse } from '../domain/members.problems';
import { HouseholdBook, type HouseholdShown, type TypedPerson } from './household-book';
import { lockMember } from './locked-member';

const MANAGE = 'member:manage';

/** Households of members, each change inside the actor's scope for the member by whom he came. */
@Injectable()
export class HouseholdService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly book: HouseholdBook,
  ) {}

  of(actor: Actor, memberId: MemberId): Promise<HouseholdShown> {
    return this.uow.read(actor, async (tx) => {
      return (await this.book.shown(tx, 'member:read', memberId)) ?? refuse('member.not-found');
    });
  }

  /** The signed-in member's own. */
  own(actor: Actor): Promise<HouseholdShown> {
    const memberId = actor.memberId ?? refuse('member.not-found');
    return this.uow.read(actor, async (tx) => {
      return (await this.book.shown(tx, null, memberId)) ?? refuse('member.not-found');
    });
  }

  /** The first relative makes the household, with the member as its head. */
  addPerson(actor: Actor, memberId: MemberId, version: number, typed: TypedPerson): Promise<HouseholdShown> {
    return this.uow.run(actor, async (tx) => {
      const member = await lockMember(tx, this.organizations, MANAGE, memberId);
      const household = (await this.book.lockOf(tx, memberId, version)) ?? (await this.book.begin(tx, member));
      const person = await this.book.personOf(tx, typed, await this.organizations.today(tx));
      const state = await this.book.stateOf(tx, household.id, memberId);
      const standsIn = await this.book.whereStands(tx, person);
      const decision = decideHousehold(state, { action: 'add-person', person, standsIn });
      await this.book.insert(tx, household.id, person);
      return this.finish(tx, household, member, decision, 'household.add-person', person);
    });
  }

  removePerson(
    actor: Actor,
    memberId: MemberId,
    version: number,
    personId: HouseholdPersonId,
    ground: RemovalGround,
  ): Promise<HouseholdShown> {
    return this.uow.run(actor, async (tx) => {
      const { member, household, state } = await this.hold(tx, memberId, version);
      const decision = decideHousehold(state, { action: 'remove-person', personId, ground });
      await this.book.remove(tx, personId, ground);
      const person = state.persons.find((one) => one.id === personId)!;
      return this.finish(tx, household, member, decision, 'household.remove-person', person, { ground });
    });
  }

  changeHead(
    actor: Actor,
    memberId: MemberId,
    version: number,
    personId: HouseholdPersonId,
    relations: Readonly<Record<HouseholdPersonId, Relation>>,
  ): Promise<HouseholdShown> {
    return this.uow.run(actor, async (tx) => {
      const { member, household, state } = await this.hold(tx, memberId, version);
      const decision = decideHousehold(state, { action: 'change-head', personId, relations });
      await this.book.setRelations(tx, decision.patch.persons);
      const person = state.persons.find((one) => one.id === personId)!;
      return this.finish(tx, household, member, decision, 'household.change-head', person);
    });
  }

  private async hold(tx: Tx, memberId: MemberId, version: number) {
    const member = await lockMember(tx, this.organizations, MANAGE, memberId);
    const household = (await this.book.lockOf(tx, memberId, version)) ?? refuse('household.not-found');
    return { member, household, state: await this.book.stateOf(tx, household.id, memberId) };
  }

  private async finish(
    tx: Tx,
    household: Household,
    member: Member,
    { event }: HouseholdDecision,
    action: string,
    person: Pick<HouseholdPerson, 'id' | 'memberId' | 'relation'>,
    more: object = {},
  ): Promise<HouseholdShown> {
    const detail = { personId: person.id, memberId: person.memberId, relation: person.relation, ...more };
    const subject = { subjectType: 'household', subjectId: household.id, unionId: member.unionId };
    tx.audit({ action, ...subject, detail });
    tx.announce(event);
    await tx.update(Household, household, {});
    return (await this.book.shown(tx, null, member.id))!;
  }
}
