import { systemActor } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Account } from '../data/account.entity';
import { hashOfSecret, newSecret } from '../data/secrets';
import { foldLogin } from '../domain/credentials';
import { refuse } from '../domain/identity.problems';
import { personActor } from './account-register';
import { AttemptCounter, type AttemptSubject, NOBODY } from './attempt-counter';
import { LoginDirectory } from './login-directory';
import { PasswordHasher } from './password-hasher';
import { type IssuedSession, SessionService } from './session.service';

export interface Credentials {
  /** Login name or phone number. */
  readonly login: string;
  readonly password: string;
  /** Code of the federation; needed only when several have this login. */
  readonly federation?: string;
  readonly address: string;
  readonly userAgent: string | undefined;
  /** The secret that this browser keeps, if it has one. */
  readonly device?: string | null;
}

/** With the secret by which the browser is known from now on. */
export type SignedIn = IssuedSession & { readonly device: string };

/** Signing in: the same work and the same words for a login that exists and one that does not. */
@Injectable()
export class SignInService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly logins: LoginDirectory,
    private readonly attempts: AttemptCounter,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionService,
  ) {}

  async signIn(given: Credentials): Promise<SignedIn> {
    const byAddress = { tenantId: NOBODY, kind: 'address', subject: given.address } as const;
    await this.attempts.take(byAddress);
    const account = await this.logins.find(given.login, given.federation);
    const counters = await this.countersOf(account, given);
    let left = Infinity;
    for (const counter of counters) left = Math.min(left, await this.attempts.take(counter));
    const right = await this.hasher.verify(account?.passwordHash ?? null, given.password);
    if (!right || !account) return this.wrong(left);
    for (const counter of [...counters, byAddress]) await this.attempts.giveBack(counter);
    if (account.status === 'suspended') refuse('session.suspended');
    const device = given.device ?? newSecret();
    return this.uow.run(personActor(account), async (tx) => {
      if (await this.isNewTo(tx, account, device))
        tx.announce({ type: 'session.opened-on-new-device.v1', payload: { accountId: account.id } });
      return { ...(await this.sessions.open(tx, account, given.userAgent)), device };
    });
  }

  /**
   * A device on which the owner signed in before has a counter of its own. Elsewhere guesses are counted by account and
   * address, and, so that many addresses together do not get far, by account: whoever makes wrong guesses shuts out
   * himself, not the owner.
   */
  private async countersOf(account: Account | null, given: Credentials): Promise<AttemptSubject[]> {
    const tenantId = account?.tenantId ?? NOBODY;
    const who = account ? `account:${account.id}` : `${given.federation ?? ''}|${foldLogin(given.login)}`;
    if (account && given.device && (await this.isKnown(account, given.device)))
      return [{ tenantId, kind: 'device', subject: `${who}|${given.device}` }];
    return [
      { tenantId, kind: 'login', subject: `${who}|${given.address}` },
      { tenantId, kind: 'login-anywhere', subject: who },
    ];
  }

  private async isKnown({ tenantId, id }: Account, device: string): Promise<boolean> {
    const rows = await this.uow.read(systemActor(tenantId), (tx) =>
      tx.rows(`SELECT 1 FROM identity.known_device WHERE tenant_id = $1 AND account_id = $2 AND device_hash = $3`, [
        tenantId,
        id,
        hashOfSecret(device),
      ]),
    );
    return rows.length > 0;
  }

  /** Remembers the device; true when the account knew others, but not this one. */
  private async isNewTo(tx: Tx, { tenantId, id }: Account, device: string): Promise<boolean> {
    const [row] = await tx.rows<{ isNew: boolean }>(
      `INSERT INTO identity.known_device (tenant_id, account_id, device_hash, known_since, last_used_at)
       VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT (tenant_id, account_id, device_hash) DO UPDATE SET last_used_at = excluded.last_used_at
       RETURNING xmax = 0 AND EXISTS (SELECT 1 FROM identity.known_device o
         WHERE o.tenant_id = $1 AND o.account_id = $2 AND o.device_hash <> $3) AS "isNew"`,
      [tenantId, id, hashOfSecret(device), tx.now],
    );
    return row!.isNew;
  }

  private wrong(left: number): never {
    const sentence =
      left > 0 ? `登录名或密码不对，还可以再试 ${left} 次。` : '登录名或密码不对。试错太多次了，请过 15 分钟再试。';
    return refuse('session.wrong', sentence);
  }
}
