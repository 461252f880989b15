import { isRole, type Role, ROLE_NAMES, ROLES } from './role';
import { PERMISSION_NAMES, permissionsOfRole, ROLE_MATRIX, rolesWith } from './role-matrix';

describe('the role matrix', () => {
  it.each(ROLES.map((role) => [role]))('knows every permission of %s, each once', (role) => {
    const permissions = ROLE_MATRIX[role];
    expect(new Set(permissions).size).toBe(permissions.length);
    for (const permission of permissions) expect(PERMISSION_NAMES[permission]).toBeTruthy();
    expect(ROLE_NAMES[role]).toBeTruthy();
  });

  it('gives every permission to some role', () => {
    for (const permission of Object.keys(PERMISSION_NAMES)) expect(rolesWith(permission)).not.toEqual([]);
  });

  const steps = [
    'disbursement:request',
    'disbursement:review',
    'disbursement:approve',
    'disbursement:pay',
    'disbursement:reconcile',
  ];
  it.each(ROLES.map((role) => [role]))('lets %s take one step of a payment at most (domain rules §8.1)', (role) => {
    expect(steps.filter((step) => permissionsOfRole(role).has(step)).length).toBeLessThanOrEqual(1);
  });

  it.each<[string, Role[]]>([
    ['account:manage', ['administrator']],
    ['intake:run', ['administrator']],
    ['disbursement:pay', ['cashier']],
    ['disbursement:review', ['treasurer']],
    ['disbursement:reconcile', ['accountant']],
  ])('gives %s to %j only', (permission, roles) => {
    expect(rolesWith(permission)).toEqual(roles);
  });

  it('shows whole numbers of members to no administrator and no auditor', () => {
    for (const role of ['administrator', 'auditor', 'federation-officer', 'group-leader'] as const)
      expect(permissionsOfRole(role).has('member:read-sensitive')).toBe(false);
  });

  it('allows nothing to a role it does not know', () => {
    expect(isRole('constructor')).toBe(false);
    expect([...permissionsOfRole('constructor')]).toEqual([]);
  });
});
