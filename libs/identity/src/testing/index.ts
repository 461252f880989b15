import {
  type AccountId,
  type Actor,
  type MemberId,
  newId,
  systemActor,
  type TenantId,
  type UnionId,
} from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { aFederation, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import type { UnitOfWork, Vault } from '@app/persistence';
import { AccountRegister } from '../app/account-register';
import { SecondFactorRegister } from '../app/second-factor.register';
import { Account } from '../data/account.entity';
import { BindingCode } from '../data/binding-code.entity';
import { ExternalIdentity } from '../data/external-identity.entity';
import { KnownDevice } from '../data/known-device.entity';
import { PasswordReset } from '../data/password-reset.entity';
import { LoginAttempt } from '../data/login-attempt.entity';
import { DelegationRow } from '../data/delegation.entity';
import { RoleGrant } from '../data/role-grant.entity';
import { RecoveryCode, SecondFactor } from '../data/second-factor.entity';
import { SignInPolicyRow } from '../data/sign-in-policy.entity';
import { SignOnProvider } from '../data/sign-on-provider.entity';
import { codeAt, newTotpSecret } from '../data/totp';
import { csrfTokenOf, hashOfSecret, newSecret } from '../data/secrets';
import { Session } from '../data/session.entity';
import { grantOf } from '../domain/held-role';
import { type Role } from '../domain/role';
import { CSRF_COOKIE, CSRF_HEADER, formatToken, SESSION_COOKIE } from '../domain/session-token';

/** For `openPlatform(url, [...IDENTITY_ENTITIES, …])`; holds those of organizations too. */
export const IDENTITY_ENTITIES = [
  DelegationRow,
  ...ORGANIZATION_ENTITIES,
  Account,
  Session,
  RoleGrant,
  BindingCode,
  LoginAttempt,
  ExternalIdentity,
  KnownDevice,
  PasswordReset,
  SecondFactor,
  RecoveryCode,
  SignInPolicyRow,
  SignOnProvider,
];

/** A `Platform` of persistence/testing, or `{ uow: app.get(UnitOfWork), vault: app.get(Vault) }` of a running app. */
export interface AgentPlatform {
  readonly uow: UnitOfWork;
  readonly vault: Vault;
}

export interface AgentShape {
  /** Where the account lives; without it a new federation is made and the agent stands at its root. */
  readonly tenantId?: TenantId;
  readonly unionId?: UnionId;
  /** Roles in `unionId`; `administrator` unless said otherwise, none with an empty list. */
  readonly roles?: readonly Role[];
  readonly memberId?: MemberId | null;
  readonly displayName?: string;
}

/** Somebody with an account, roles and an open session. */
export interface Agent {
  readonly tenantId: TenantId;
  readonly unionId: UnionId;
  readonly accountId: AccountId;
  readonly login: string;
  /** The same person as services get him. */
  readonly actor: Actor;
  /** `Cookie` and CSRF headers for `app.inject({ headers: agent.headers })`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Of random bytes that were thrown away: agents come with a session, nobody signs in as one. */
const HASH_OF_NOTHING_KNOWN =
  '$argon2id$v=19$m=8192,p=1,t=1$CnmArKbu3wFp4Ts+9GexKA$9oYe1vqlrkIZLW/pBcPvH+zkyzHg9c3c77sDb63TS8I';

/** An account without a usable password, with roles from today and an open session. */
export async function aSignedInAgent(platform: AgentPlatform, shape: AgentShape = {}): Promise<Agent> {
  const { tenantId, unionId } = await placeOf(platform, shape);
  const roles = shape.roles ?? ['administrator'];
  const secret = newSecret();
  const login = `u${newId().slice(-10)}`;
  const displayName = shape.displayName ?? '测试人员';
  const memberId = shape.memberId ?? null;
  const accountId = await platform.uow.run(systemActor(tenantId), async (tx) => {
    const register = new AccountRegister(platform.vault);
    const account = await register.create(tx, {
      unionId,
      login,
      displayName,
      memberId,
      passwordHash: HASH_OF_NOTHING_KNOWN,
      mustChangePassword: false,
    });
    const validFrom = await new OrganizationDirectory().today(tx);
    for (const role of roles) await register.grant(tx, account, { unionId, role, validFrom });
    await tx.rows(
      `INSERT INTO identity.session (tenant_id, id, account_id, token_hash, created_at, last_seen_at, expires_at, user_agent_kind)
       VALUES ($1, $2, $3, $4, $5, $5, $5::timestamptz + interval '1 day', '其他设备')`,
      [tenantId, newId(), account.id, hashOfSecret(secret), tx.now],
    );
    return account.id;
  });
  const actor: Actor = {
    tenantId,
    accountId,
    memberId,
    displayName,
    kind: 'person',
    personId: (memberId ?? accountId) as unknown as Actor['personId'],
    grants: roles.map((role) => grantOf({ unionId, role })),
  };
  return { tenantId, unionId, accountId, login, actor, headers: sessionHeaders(tenantId, secret) };
}

/** A phone with the agent's second factor, which his session has given `minutesAgo` (never: null). */
export async function aSecondFactor(
  platform: AgentPlatform,
  agent: Agent,
  minutesAgo: number | null = 0,
): Promise<{ code(now: Date): string }> {
  const secret = newTotpSecret();
  await platform.uow.run(systemActor(agent.tenantId), async (tx) => {
    const register = new SecondFactorRegister(platform.vault);
    await register.begin(tx, agent.accountId, secret);
    const factor = (await register.of(tx, agent.accountId))!;
    // Of an hour ago: the code of now is still to be used.
    const then = new Date(tx.now.getTime() - 3_600_000);
    await register.confirm(Object.assign(Object.create(tx), { now: then }) as typeof tx, factor, codeAt(secret, then));
    await tx.rows(
      `UPDATE identity.session SET second_factor_at = $3::timestamptz - make_interval(mins => $4)
       WHERE tenant_id = $1 AND account_id = $2`,
      [agent.tenantId, agent.accountId, tx.now, minutesAgo],
    );
  });
  return { code: (now) => codeAt(secret, now) };
}

/** What a browser with this session sends, also for changing requests. */
export const sessionHeaders = (tenantId: TenantId, secret: string): Record<string, string> => ({
  cookie: `${SESSION_COOKIE}=${formatToken({ tenantId, secret })}; ${CSRF_COOKIE}=${csrfTokenOf(secret)}`,
  [CSRF_HEADER]: csrfTokenOf(secret),
});

async function placeOf(platform: AgentPlatform, shape: AgentShape): Promise<{ tenantId: TenantId; unionId: UnionId }> {
  if (shape.tenantId && shape.unionId) return { tenantId: shape.tenantId, unionId: shape.unionId };
  if (shape.tenantId) {
    const directory = new OrganizationDirectory();
    const root = await platform.uow.read(systemActor(shape.tenantId), (tx) => directory.root(tx));
    return { tenantId: shape.tenantId, unionId: root.id };
  }
  const { tenantId, rootId } = await aFederation(platform);
  return { tenantId, unionId: rootId };
}
