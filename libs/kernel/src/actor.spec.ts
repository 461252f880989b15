import {
  type ActedFor,
  actingUnder,
  behalfOf,
  type Actor,
  type Grant,
  holds,
  isAmong,
  namesIn,
  ownNameOf,
  permissionsOf,
  personsOf,
  rootsFor,
  standsFor,
  systemActor,
} from './actor';
import { type MemberId, newId, type PersonId, type TenantId, type UnionId } from './ids';

const school = newId<'union'>();
const college = newId<'union'>();
const tenant: TenantId = newId();

const grant = (unionId: UnionId, role: string, ...permissions: string[]): Grant => ({
  unionId,
  role,
  permissions: new Set(permissions),
});

const actorWith = (...grants: Grant[]): Actor => ({ ...systemActor(tenant), kind: 'person', grants });

describe('the unions in which an actor may do something', () => {
  const officer = actorWith(
    grant(school, 'officer', 'visit:log', 'visit:read'),
    grant(college, 'treasurer', 'visit:read', 'fund:read'),
    grant(school, 'chair', 'visit:read'),
  );

  it.each([
    ['visit:log', [school]],
    ['fund:read', [college]],
    ['visit:read', [school, college]],
    ['visit:delete', []],
  ])('for %s are those of the grants that hold it, each once', (permission, roots) =>
    expect(rootsFor(officer, permission)).toEqual(roots),
  );

  it('are none without a grant', () => expect(rootsFor(actorWith(), 'visit:read')).toEqual([]));

  it('are none for the system, which belongs to no union', () =>
    expect(rootsFor(systemActor(tenant), 'visit:read')).toEqual([]));
});

describe('a permission', () => {
  it('is held when any grant has it', () => {
    const actor = actorWith(grant(school, 'officer', 'visit:log'), grant(college, 'chair', 'visit:approve'));
    expect(holds(actor, 'visit:approve')).toBe(true);
    expect(holds(actor, 'visit:pay')).toBe(false);
  });

  it('is never held by a person without grants', () => expect(holds(actorWith(), 'visit:read')).toBe(false));

  it('is always held by the system', () => expect(holds(systemActor(tenant), 'visit:read')).toBe(true));

  it('is listed once, in order', () =>
    expect(permissionsOf(actorWith(grant(school, 'a', 'b:x', 'a:x'), grant(college, 'b', 'a:x')))).toEqual([
      'a:x',
      'b:x',
    ]));
});

describe('the system', () => {
  it('acts in one tenant, as no member', () =>
    expect(systemActor(tenant)).toMatchObject({ tenantId: tenant, memberId: null, kind: 'system' }));
});

describe('who acts for another (代理)', () => {
  const chair: ActedFor = { personId: newId() as unknown as PersonId, name: '张三' };
  const own = grant(school, 'vice-chair', 'visit:read', 'approval:sign');
  const delegated = { ...grant(school, 'chair', 'visit:read', 'fund:approve'), onBehalfOf: chair };
  const deputy: Actor = { ...actorWith(own, delegated), displayName: '李四' };

  it('is written down with both names for what only the delegated role opens', () => {
    const acting = actingUnder(deputy, 'fund:approve');
    expect(acting).toMatchObject({ displayName: '李四 代 张三', acting: { forWhom: chair, ownName: '李四' } });
    expect(personsOf(acting)).toEqual([deputy.personId, chair.personId]);
    expect(standsFor(acting, chair.personId)).toBe(true);
    expect(ownNameOf(acting)).toBe('李四');
    expect(behalfOf(acting)).toBe(chair.personId);
    expect(namesIn(acting.displayName)).toEqual(['李四', '张三']);
  });

  it.each(['visit:read', 'approval:sign', 'visit:delete'])('acts in his own name under %s', (permission) => {
    const acting = actingUnder(deputy, permission);
    expect(acting).toBe(deputy);
    expect(personsOf(acting)).toEqual([deputy.personId]);
    expect(standsFor(acting, chair.personId)).toBe(false);
    expect(standsFor(acting, null)).toBe(false);
    expect(behalfOf(acting)).toBeNull();
    expect(namesIn(acting.displayName)).toEqual(['李四']);
  });

  it('stands back from what the household of either gets', () => {
    const chairAsMember = chair.personId as unknown as MemberId;
    expect(isAmong(actingUnder(deputy, 'fund:approve'), [chairAsMember])).toBe(true);
    expect(isAmong(actingUnder(deputy, 'visit:read'), [chairAsMember])).toBe(false);
    expect(isAmong(deputy, [deputy.personId as unknown as MemberId])).toBe(true);
    expect(isAmong(deputy, [])).toBe(false);
  });

  it('keeps his own name where his own role opens it in another union, and duties are separate from both', () => {
    const elsewhere = { ...deputy, grants: [grant(college, 'chair', 'fund:approve'), delegated] };
    const acting = actingUnder(elsewhere, 'fund:approve');
    expect([acting.displayName, acting.acting]).toEqual(['李四', undefined]);
    expect(personsOf(acting)).toEqual([deputy.personId, chair.personId]);
    expect(behalfOf(acting)).toBe(chair.personId);
  });

  it.each([
    ['in the same union', school],
    ['above it', college],
  ])('acts for himself where his own role opens it %s', (_, where) => {
    const above = { ...delegated, line: [school, college] };
    const both = { ...deputy, grants: [grant(where, 'vice-chair', 'fund:approve'), above] };
    expect(actingUnder(both, 'fund:approve')).toBe(both);
  });

  it('acts for another where only one of two delegated roles is covered by his own', () => {
    const both = { ...delegated, unionId: college };
    const grants = [grant(college, 'vice-chair', 'fund:approve'), both, delegated];
    expect(personsOf(actingUnder({ ...deputy, grants }, 'fund:approve'))).toContain(chair.personId);
  });

  it('acts for one at a time', () => {
    const acting = actingUnder(deputy, 'fund:approve');
    expect(actingUnder(acting, 'fund:approve')).toBe(acting);
  });
});
