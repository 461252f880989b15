import { newId } from '@app/kernel';
import { aHouseholdPerson, aResidentIdNumber } from '../testing';
import {
  dependantsOf,
  headOf,
  type HouseholdPerson,
  type HouseholdState,
  isDirectRelative,
  isSamePerson,
  RELATION_LABELS,
  relationOf,
  RELATIONS,
} from './household';
import { decideHousehold, standTogether } from './household.decision';

const head = aHouseholdPerson({ relation: 'head', memberId: newId<'member'>(), name: '王秀英' });
const spouse = aHouseholdPerson({ relation: 'spouse', memberId: newId<'member'>(), name: '李国' });
const child = aHouseholdPerson({
  identityDocument: { kind: 'resident-id', number: aResidentIdNumber() },
});
const householdOf = (...persons: HouseholdPerson[]): HouseholdState => ({ id: newId<'household'>(), persons });
const add = (household: HouseholdState, person: HouseholdPerson, standsIn: HouseholdState['id'] | null = null) =>
  decideHousehold(household, { action: 'add-person', person, standsIn });
const withCode = (code: string) => expect.objectContaining({ code });

describe('direct relatives (直系亲属)', () => {
  it('are spouse, parents and children', () =>
    expect(RELATIONS.filter((relation) => isDirectRelative(relation))).toEqual(['spouse', 'parent', 'child']));

  it('include parents-in-law where the union says so', () =>
    expect(RELATIONS.filter((relation) => isDirectRelative(relation, true))).toEqual([
      'spouse',
      'parent',
      'child',
      'parent-in-law',
    ]));

  it.each([
    ['配偶', 'spouse'],
    ['子女', 'child'],
    [' 母亲 ', 'parent'],
    ['岳父', 'parent-in-law'],
    ['表哥', undefined],
  ])('%j in a workbook is %s', (word, relation) => expect(relationOf(word)).toBe(relation));

  it.each(RELATIONS.filter((relation) => !RELATION_LABELS[relation].includes('/')))(
    'the label of %s is understood',
    (relation) => expect(relationOf(RELATION_LABELS[relation])).toBe(relation),
  );
});

describe('a household', () => {
  it('begins with its head', () => {
    const { patch, event } = add(householdOf(), head);
    expect(patch.persons).toEqual([head]);
    expect(event).toMatchObject({ type: 'household.person-added.v1', payload: { relation: 'head' } });
  });

  it('cannot begin with a dependant', () =>
    expect(() => add(householdOf(), child)).toThrow(withCode('household.one-head')));

  it('has one head and one spouse of the head', () => {
    const household = householdOf(head, spouse);
    const second = { memberId: newId<'member'>() };
    expect(() => add(household, aHouseholdPerson({ ...second, relation: 'head' }))).toThrow(
      withCode('household.one-head'),
    );
    expect(() => add(household, aHouseholdPerson({ ...second, relation: 'spouse' }))).toThrow(
      withCode('household.one-spouse'),
    );
  });

  it('tells head and dependants apart', () => {
    const household = householdOf(head, spouse, child);
    expect(headOf(household)).toBe(head);
    expect(dependantsOf(household)).toEqual([spouse, child]);
  });

  it('takes nobody who stands in another household', () =>
    expect(() => add(householdOf(head), spouse, newId<'household'>())).toThrow(
      withCode('household.person-stands-elsewhere'),
    ));

  it.each([
    ['member record', { memberId: head.memberId }],
    ['identity document', { identityDocument: child.identityDocument }],
  ])('holds a person once, told by the %s', (_, same) =>
    expect(() => add(householdOf(head, child), aHouseholdPerson({ relation: 'other', ...same }))).toThrow(
      withCode('household.person-twice'),
    ),
  );

  it('two people of one name without any number are two people', () =>
    expect(isSamePerson(aHouseholdPerson(), aHouseholdPerson())).toBe(false));

  it('lets a dependant go, and says why', () => {
    const household = householdOf(head, spouse);
    const command = { action: 'remove-person', personId: spouse.id, ground: 'divorced' } as const;
    expect(decideHousehold(household, command)).toEqual({
      patch: { persons: [head] },
      event: {
        type: 'household.person-removed.v1',
        payload: { householdId: household.id, personId: spouse.id, memberId: spouse.memberId, ground: 'divorced' },
      },
    });
  });

  it('keeps its head as long as there are dependants', () => {
    const command = { action: 'remove-person', personId: head.id, ground: 'died' } as const;
    expect(() => decideHousehold(householdOf(head, child), command)).toThrow(withCode('household.head-stays'));
    expect(decideHousehold(householdOf(head), command).patch.persons).toEqual([]);
  });

  it('does not know a stranger', () =>
    expect(() =>
      decideHousehold(householdOf(head), { action: 'remove-person', personId: child.id, ground: 'died' }),
    ).toThrow(withCode('household.person-not-in')));

  it('changes its head with everybody’s relation to the new one', () => {
    const relations = { [head.id]: 'spouse', [child.id]: 'child' } as const;
    const command = { action: 'change-head', personId: spouse.id, relations } as const;
    const { patch, event } = decideHousehold(householdOf(head, spouse, child), command);
    expect(patch.persons.map((person) => person.relation)).toEqual(['spouse', 'head', 'child']);
    expect(event).toMatchObject({ type: 'household.head-changed.v1', payload: { personId: spouse.id } });
  });

  it('does not change its head while a relation is missing', () => {
    const command = { action: 'change-head', personId: spouse.id, relations: { [head.id]: 'spouse' } } as const;
    expect(() => decideHousehold(householdOf(head, spouse, child), command)).toThrow(
      withCode('household.relations-incomplete'),
    );
  });

  it('tells whether two members live together', () => {
    const household = householdOf(head, spouse, child);
    expect(standTogether(household, head.memberId, spouse.memberId)).toBe(true);
    expect(standTogether(household, head.memberId, newId<'member'>())).toBe(false);
    expect(standTogether(household, head.memberId, null)).toBe(false);
  });
});
