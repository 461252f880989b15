import { type Actor, type Grant, holds, permissionsOf, rootsFor, systemActor } from './actor';
import { newId, type TenantId, type UnionId } from './ids';

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
