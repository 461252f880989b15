import type { HouseholdId } from '@app/kernel';
import {
  dependantsOf,
  type HouseholdPerson,
  type HouseholdPersonId,
  type HouseholdState,
  isSamePerson,
  type Relation,
  type RemovalGround,
} from './household';
import type { HouseholdEvent } from './household.events';
import { refuse } from './members.problems';

export type HouseholdCommand =
  | {
      readonly action: 'add-person';
      readonly person: HouseholdPerson;
      /** Where the person stands now, looked up by member and by document; null when in no household. */
      readonly standsIn: HouseholdId | null;
    }
  | { readonly action: 'remove-person'; readonly personId: HouseholdPersonId; readonly ground: RemovalGround }
  | {
      readonly action: 'change-head';
      readonly personId: HouseholdPersonId;
      /** What everybody else is to the new head. */
      readonly relations: Readonly<Record<HouseholdPersonId, Relation>>;
    };

export interface HouseholdDecision {
  readonly patch: { readonly persons: readonly HouseholdPerson[] };
  readonly event: HouseholdEvent;
}

/** Pure: how the household looks afterwards, or a refusal. The first person of an empty household is its head. */
export function decideHousehold(household: HouseholdState, command: HouseholdCommand): HouseholdDecision {
  if (command.action === 'add-person') return addPerson(household, command.person, command.standsIn);
  if (command.action === 'remove-person') return removePerson(household, command.personId, command.ground);
  return changeHead(household, command.personId, command.relations);
}

function addPerson(household: HouseholdState, person: HouseholdPerson, standsIn: HouseholdId | null) {
  if (household.persons.some((other) => other.id === person.id || isSamePerson(other, person))) {
    refuse('household.person-twice');
  }
  // A person stands in one household, so that no household is counted or aided twice (domain rules §2.2).
  if (standsIn && standsIn !== household.id) refuse('household.person-stands-elsewhere');
  return {
    patch: { persons: sound([...household.persons, person]) },
    event: {
      type: 'household.person-added.v1',
      payload: { ...factOf(household, person), relation: person.relation },
    },
  } satisfies HouseholdDecision;
}

function removePerson(household: HouseholdState, personId: HouseholdPersonId, ground: RemovalGround) {
  const person = personIn(household, personId);
  if (person.relation === 'head' && dependantsOf(household).length > 0) refuse('household.head-stays');
  return {
    patch: { persons: household.persons.filter((other) => other.id !== personId) },
    event: { type: 'household.person-removed.v1', payload: { ...factOf(household, person), ground } },
  } satisfies HouseholdDecision;
}

function changeHead(
  household: HouseholdState,
  personId: HouseholdPersonId,
  relations: Readonly<Record<HouseholdPersonId, Relation>>,
) {
  const person = personIn(household, personId);
  const persons = household.persons.map((other) => {
    if (other.id === personId) return { ...other, relation: 'head' as const };
    return { ...other, relation: relations[other.id] ?? refuse('household.relations-incomplete') };
  });
  return {
    patch: { persons: sound(persons) },
    event: { type: 'household.head-changed.v1', payload: factOf(household, person) },
  } satisfies HouseholdDecision;
}

function sound(persons: readonly HouseholdPerson[]): readonly HouseholdPerson[] {
  const count = (relation: Relation): number => persons.filter((person) => person.relation === relation).length;
  if (count('head') !== 1) refuse('household.one-head');
  if (count('spouse') > 1) refuse('household.one-spouse');
  return persons;
}

const personIn = (household: HouseholdState, personId: HouseholdPersonId): HouseholdPerson =>
  household.persons.find((person) => person.id === personId) ?? refuse('household.person-not-in');

const factOf = (household: HouseholdState, person: HouseholdPerson) => ({
  householdId: household.id,
  personId: person.id,
  memberId: person.memberId,
});

/** Two members are of one household: the rule that nobody decides on what his household receives. */
export const standTogether = (
  household: HouseholdState,
  one: HouseholdPerson['memberId'],
  other: typeof one,
): boolean =>
  one !== null &&
  other !== null &&
  household.persons.some((person) => person.memberId === one) &&
  household.persons.some((person) => person.memberId === other);
