import type { ActedFor, Grant, UnionId } from '@app/kernel';
import { isRole, type Role, ROLE_NAMES } from './role';
import { permissionsOfRole } from './role-matrix';

/** A role as the database has it; the last two of a delegated one only. */
export interface HeldRole {
  readonly unionId: UnionId;
  readonly role: string;
  readonly onBehalfOf?: ActedFor | null;
  readonly line?: readonly UnionId[] | null;
}

/** A role as its holder carries it. */
export const grantOf = ({ unionId, role, onBehalfOf = null, line = null }: HeldRole): Grant => ({
  ...{ unionId, role, permissions: permissionsOfRole(role) },
  ...(isRole(role) && { roleName: nameOfRole(role, onBehalfOf) }),
  ...(onBehalfOf && { onBehalfOf }),
  ...(line && { line }),
});

const nameOfRole = (role: Role, onBehalfOf: ActedFor | null): string =>
  onBehalfOf ? `${ROLE_NAMES[role]}（代${onBehalfOf.name}）` : ROLE_NAMES[role];
