import type { AccountId, MemberId, PersonId, UnionId } from '@app/kernel';
import type { Role } from '../domain/role';

/** An account that holds a role now, in the union asked about or above it. */
export interface RoleHolder {
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly memberId: MemberId | null;
  readonly displayName: string;
  readonly role: Role;
  readonly unionId: UnionId;
  /** How far above the union asked about the role is held; 0 is that very union. */
  readonly distance: number;
}

/** Those who hold it in the nearest union where anybody does. */
export function nearestOf<T extends Pick<RoleHolder, 'distance'>>(holders: readonly T[]): T[] {
  const nearest = Math.min(...holders.map(({ distance }) => distance));
  return holders.filter(({ distance }) => distance === nearest);
}

/** Their accounts, each once, although it may hold several roles. */
export const accountsOf = (holders: readonly Pick<RoleHolder, 'accountId'>[]): AccountId[] => [
  ...new Set(holders.map(({ accountId }) => accountId)),
];
