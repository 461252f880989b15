import type { AccountId, MemberId, PersonId, TenantId, UnionId } from './ids';

/** A role held in a union: its permissions hold there and in every union below. */
export interface Grant {
  readonly unionId: UnionId;
  readonly role: string;
  /** What people call it. */
  readonly roleName?: string;
  readonly permissions: ReadonlySet<string>;
  /** Whose role it is, when it was delegated (代理); his own when missing. */
  readonly onBehalfOf?: ActedFor;
  /** Of a delegated role: its union and those above it, where a role of his own would open the same. */
  readonly line?: readonly UnionId[];
}

/** Somebody for whom another acts. */
export interface ActedFor {
  readonly personId: PersonId;
  readonly name: string;
}

/** Who acts, resolved once at the edge (HTTP guard or job runner) and passed down. */
export interface Actor {
  readonly tenantId: TenantId;
  readonly accountId: AccountId;
  /** Duties are separate by person, not by account. */
  readonly personId: PersonId;
  /** The member that this account belongs to; the portal shows his cases. */
  readonly memberId: MemberId | null;
  /** As he is written down; who acts for another with both names: 李四 代 张三. */
  readonly displayName: string;
  /** For whom he does what he is doing, and his name without that; see `actingUnder`. */
  readonly acting?: { readonly forWhom: ActedFor; readonly ownName: string };
  /** For whom he may be doing it, where his own role and a delegated one both open it, in different unions. */
  readonly perhapsFor?: PersonId;
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

/** How somebody is written down who acts for another: 李四 代 张三. */
export const actingName = (name: string, forName: string | null): string =>
  forName === null ? name : `${name}${ACTING}${forName}`;

const ACTING = ' 代 ';

/** The people in a name as it was written down: one, or two when he acted for another. */
export const namesIn = (written: string): string[] => written.split(ACTING);

/**
 * The actor for what he does by these permissions, of which one is enough: when he holds none but by a role that was
 * delegated to him, both names are written down. Who holds one himself there acts in his own name; where he holds it
 * elsewhere only, duties are separate from both. Nobody acts for two people at a time (identity/delegation).
 */
export function actingUnder(actor: Actor, ...permissions: readonly string[]): Actor {
  if (actor.acting) return actor;
  const held = actor.grants.filter((grant) => permissions.some((each) => grant.permissions.has(each)));
  const own = held.filter((grant) => !grant.onBehalfOf).map(({ unionId }) => unionId);
  const isOwnThere = ({ line, unionId }: Grant): boolean => (line ?? [unionId]).some((each) => own.includes(each));
  const forWhom = held.find((grant) => grant.onBehalfOf && !isOwnThere(grant))?.onBehalfOf;
  if (!forWhom) return actor;
  return own.length > 0 ? { ...actor, perhapsFor: forWhom.personId } : standingInFor(actor, forWhom);
}

/** The actor with both names; who acts for somebody already goes on doing so. */
export function standingInFor(actor: Actor, forWhom: ActedFor): Actor {
  if (actor.acting) return actor;
  const displayName = actingName(actor.displayName, forWhom.name);
  return { ...actor, displayName, acting: { forWhom, ownName: actor.displayName } };
}

export const ownNameOf = (actor: Actor): string => actor.acting?.ownName ?? actor.displayName;

/** Whose doing it is: his own, and that of whom he acts for. Duties are separate from both. */
export const personsOf = (actor: Actor): PersonId[] =>
  [actor.personId, behalfOf(actor)].filter((each) => each !== null);

/** For whom he does it; null: for himself. Kept beside his own id wherever a rule asks for two persons. */
export const behalfOf = ({ acting, perhapsFor }: Actor): PersonId | null =>
  acting?.forWhom.personId ?? perhapsFor ?? null;

/** Whether what the actor does counts as done by one of these, for rules that ask for two. */
export const standsFor = (actor: Actor, ...persons: readonly (PersonId | null)[]): boolean =>
  personsOf(actor).some((each) => persons.includes(each));

/** Whether one of these members is the actor or whom he acts for (回避). */
export const isAmong = (actor: Actor, members: readonly MemberId[]): boolean =>
  personsOf(actor).some((each) => members.includes(each as unknown as MemberId));

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
