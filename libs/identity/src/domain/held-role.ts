import type { ActedFor, Grant, UnionId } from '@app/kernel';
import { isRole, type Role, ROLE_NAMES } from './role';
import { permissionsOfRole } from './role-matrix';

/** A role as its holder carries it. */
export const grantOf = (unionId: UnionId, role: string, onBehalfOf: ActedFor | null = null): Grant => ({
  ...{ unionId, role, permissions: permissionsOfRole(role) },
  ...(isRole(role) && { roleName: nameOfRole(role, onBehalfOf) }),
  ...(onBehalfOf && { onBehalfOf }),
});

const nameOfRole = (role: Role, onBehalfOf: ActedFor | null): string =>
  onBehalfOf ? `${ROLE_NAMES[role]}（代${onBehalfOf.name}）` : ROLE_NAMES[role];
