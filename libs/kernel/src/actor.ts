import type { AccountId, MemberId, PersonId, TenantId, UnionId } from './ids';

/** A role held in a union: its permissions hold there and in every union below. */
export interface Grant {
  readonly unionId: UnionId;
  readonly role: string;
  /** What people call it. */
  readonly roleName?: string;
  readonly permissions: ReadonlySet<string>;
}

/** Who acts, resolved once at the edge (HTTP guard or job runner) and passed down. */
export interface Actor {
  readonly tenantId: TenantId;
  readonly accountId: AccountId;
  /** Duties are separate by person, not by account. */
  readonly personId: PersonId;
  /** The member that this account belongs to; the portal shows his cases. */
  readonly memberId: MemberId | null;
  readonly displayName: string;
  readonly grants: readonly Grant[];
  /** His second factor was given too long ago for what weighs most (paying, roles, bank data). */
  readonly mustProveAgain?: boolean;
  /** 'system' acts in jobs and at first start; a person never holds it. */
  readonly kind: 'person' | 'system';
}

export const holds = (actor: Actor, permission: string): boolean =>
  actor.kind === 'system' || actor.grants.some((grant) => grant.permissions.has(permission));

/** Unions in which (and below which) the actor holds the permission. Empty: he may see nothing. */
export function rootsFor(actor: Actor, permission: string): UnionId[] {
  const roots = new Set<UnionId>();
  for (const grant of actor.grants) if (grant.permissions.has(permission)) roots.add(grant.unionId);
  return [...roots];
}

export const permissionsOf = (actor: Actor): string[] =>
  [...new Set(actor.grants.flatMap((grant) => [...grant.permissions]))].sort();

/** The actor of jobs: it has no person, so it can never stand for a separate duty. */
export const systemActor = (tenantId: TenantId): Actor => ({
  tenantId,
  accountId: '00000000-0000-7000-8000-000000000000' as AccountId,
  personId: '00000000-0000-7000-8000-000000000000' as PersonId,
  memberId: null,
  displayName: '系统',
  grants: [],
  kind: 'system',
});
