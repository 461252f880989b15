import { civilDate, type PersonId, type UnionId } from '@app/kernel';
import { actingRoles, type Delegation, routeRolesOf } from './delegation';
import { assertSeparateDuties, DUTY_PARTS, dutyConflict, type PersonInHousehold } from './separate-duties';

const person = (personId: string, householdId: string | null = null): PersonInHousehold => ({
  personId: personId as PersonId,
  householdId,
});
const RECIPIENT = person('recipient', 'home');

describe('separation of duties', () => {
  const cells = DUTY_PARTS.flatMap((had) => DUTY_PARTS.map((wanted) => ({ had, wanted })));

  it.each(cells)('who $had: may he $wanted?', ({ had, wanted }) => {
    const taken = [{ personId: 'p1' as PersonId, part: had }];
    const conflict = dutyConflict(person('p1', 'h1'), wanted, taken, [RECIPIENT]);
    expect(conflict?.code).toBe(had === wanted ? undefined : 'approval.one-person-one-part');
  });

  it.each(DUTY_PARTS.filter((part) => part !== 'receives'))('who receives may not %s', (part) => {
    expect(dutyConflict(RECIPIENT, part, [], [RECIPIENT])?.code).toBe('approval.own-benefit');
  });

  it.each(DUTY_PARTS.filter((part) => part !== 'receives'))('who lives with who receives may not %s', (part) => {
    expect(dutyConflict(person('spouse', 'home'), part, [], [RECIPIENT])?.code).toBe('approval.household-benefit');
  });

  it('does not take two people without a known household for one household', () => {
    expect(dutyConflict(person('p1'), 'approves', [], [person('p2')])).toBeNull();
  });

  it('does not mind what others have done', () => {
    const taken = [{ personId: 'p2' as PersonId, part: 'reviews' as const }];
    expect(() => assertSeparateDuties(person('p1'), 'approves', taken, [RECIPIENT])).not.toThrow();
  });

  it('says in a sentence what he did before', () => {
    const taken = [{ personId: 'p1' as PersonId, part: 'reviews' as const }];
    expect(() => assertSeparateDuties(person('p1'), 'pays', taken, [])).toThrow(
      expect.objectContaining({ detail: '这件事您已经审核过，不能再付款，请由别的同志办理。' }),
    );
  });
});

describe('delegation', () => {
  const [UNION, FEDERATION] = ['u1', 'federation'] as [UnionId, UnionId];
  const [CHAIR, DEPUTY, THIRD] = ['chair', 'deputy', 'third'] as PersonId[];
  const delegation: Delegation = {
    from: CHAIR!,
    to: DEPUTY!,
    roles: ['chair'],
    unionId: UNION,
    validFrom: civilDate('2025-03-01'),
    validTo: civilDate('2025-03-31'),
    reason: '出差',
  };
  const holdings = [
    { personId: CHAIR!, unionId: UNION, role: 'chair' },
    { personId: DEPUTY!, unionId: UNION, role: 'vice-chair' },
  ];
  const rolesOn = (who: PersonId, on: string, delegations = [delegation]) =>
    actingRoles(who, [UNION, FEDERATION], civilDate(on), holdings, delegations);

  it('lets the deputy sign for the chair from the first to the last day', () => {
    const acting = { role: 'chair', onBehalfOf: CHAIR };
    const own = { role: 'vice-chair', onBehalfOf: null };
    for (const day of ['2025-03-01', '2025-03-31']) expect(rolesOn(DEPUTY!, day)).toEqual([own, acting]);
    for (const day of ['2025-02-28', '2025-04-01']) expect(rolesOn(DEPUTY!, day)).toEqual([own]);
  });

  it('is not passed on', () => {
    expect(rolesOn(THIRD!, '2025-03-10', [delegation, { ...delegation, from: DEPUTY!, to: THIRD! }])).toEqual([]);
  });

  it('does not reach into another union', () => {
    expect(rolesOn(DEPUTY!, '2025-03-10', [{ ...delegation, unionId: 'u2' as UnionId }])).toHaveLength(1);
  });

  it('a role holds in its union and below, not above nor beside', () => {
    const treasurer = [{ personId: THIRD!, unionId: FEDERATION, role: 'treasurer' }];
    expect(routeRolesOf(THIRD!, [UNION, FEDERATION], treasurer)).toEqual(['treasurer']);
    expect(routeRolesOf(DEPUTY!, [FEDERATION], holdings)).toEqual([]);
    expect(routeRolesOf(CHAIR!, ['u2' as UnionId, FEDERATION], holdings)).toEqual([]);
  });

  it('the chair of a union above stands in as superior chair, of the topmost as federation board', () => {
    const chair = (unionId: UnionId) => [{ personId: THIRD!, unionId, role: 'chair' }];
    const path = [UNION, 'joint' as UnionId, FEDERATION];
    expect(routeRolesOf(THIRD!, path, chair(UNION))).toEqual(['chair']);
    expect(routeRolesOf(THIRD!, path, chair('joint' as UnionId))).toEqual(['chair', 'superior-chair']);
    expect(routeRolesOf(THIRD!, path, chair(FEDERATION))).toEqual(['chair', 'superior-chair', 'federation-board']);
    expect(routeRolesOf(THIRD!, [FEDERATION], chair(FEDERATION))).toEqual(['chair', 'federation-board']);
  });
});
