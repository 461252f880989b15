import { type Actor, type Id, newId } from '@app/kernel';
import { type ReadTx, signalAccounts, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Account } from '../data/account.entity';
import { csrfTokenOf, hashOfSecret, newSecret } from '../data/secrets';
import { checkIsAnother, checkPassword } from '../domain/credentials';
import { refuse } from '../domain/identity.problems';
import { SESSION_DAYS, type SessionToken } from '../domain/session-token';
import { userAgentKind } from '../domain/user-agent-kind';
import { AccountRegister } from './account-register';
import { AttemptCounter } from './attempt-counter';
import { KnownDevices } from './known-devices';
import { PasswordHasher } from './password-hasher';

/** Where somebody signs in. */
export interface Browser {
  readonly userAgent: string | undefined;
  /** The secret that it keeps, if it has one. */
  readonly device: string | null;
}

/** A session as its owner gets it, once. */
export interface IssuedSession {
  readonly token: SessionToken;
  readonly csrfToken: string;
  /** The secret by which the browser is known from now on. */
  readonly device: string;
}

export interface OwnSession {
  readonly id: Id<'session'>;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly userAgentKind: string;
  readonly current: boolean;
}

const OPEN = `tenant_id = $1 AND account_id = $2 AND revoked_at IS NULL AND expires_at > $3
  AND last_seen_at > $3::timestamptz - interval '3 days'`;

/** Sessions of the one who is signed in. */
@Injectable()
export class SessionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly register: AccountRegister,
    private readonly hasher: PasswordHasher,
    private readonly attempts: AttemptCounter,
    private readonly devices: KnownDevices,
  ) {}

  /**
   * Begins a session of the account inside `tx`; the secret exists only in what is returned. `provenTwice`: a second
   * factor was given where the person signed in. A device that the account does not know yet is told to its owner.
   */
  async open(
    tx: Tx,
    account: Account,
    browser: Browser,
    { provenTwice = false }: { readonly provenTwice?: boolean } = {},
  ): Promise<IssuedSession> {
    const secret = newSecret();
    const id = newId<'session'>(tx.now.getTime());
    await tx.rows(
      `INSERT INTO identity.session (tenant_id, id, account_id, token_hash, created_at, last_seen_at, expires_at, user_agent_kind, second_factor_at)
       VALUES ($1, $2, $3, $4, $5, $5, $5::timestamptz + make_interval(days => $6), $7, $8)`,
      [
        ...[
          account.tenantId,
          id,
          account.id,
          hashOfSecret(secret),
          tx.now,
          SESSION_DAYS,
          userAgentKind(browser.userAgent),
        ],
        provenTwice ? tx.now : null,
      ],
    );
    const subject = { subjectType: 'account', subjectId: account.id, unionId: account.unionId };
    tx.audit({ action: 'session.open', ...subject, detail: { sessionId: id } });
    const device = browser.device ?? newSecret();
    await this.devices.meet(tx, account, device);
    return { token: { tenantId: account.tenantId, secret }, csrfToken: csrfTokenOf(secret), device };
  }

  list(actor: Actor, token: SessionToken): Promise<OwnSession[]> {
    return this.uow.read(actor, (tx: ReadTx) =>
      tx.rows<OwnSession>(
        `SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", user_agent_kind AS "userAgentKind",
           token_hash = $4 AS current
         FROM identity.session WHERE ${OPEN} ORDER BY last_seen_at DESC, id DESC`,
        [actor.tenantId, actor.accountId, tx.now, hashOfSecret(token.secret)],
      ),
    );
  }

  /** Ends one of the actor's own sessions. */
  async revoke(actor: Actor, id: Id<'session'>): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      const rows = await tx.rows(`UPDATE identity.session SET revoked_at = $3 WHERE ${OPEN} AND id = $4 RETURNING id`, [
        actor.tenantId,
        actor.accountId,
        tx.now,
        id,
      ]);
      if (rows.length === 0) refuse('session.not-found');
    });
  }

  /** Ends all sessions of the actor but the one he is in. */
  async revokeOthers(actor: Actor, token: SessionToken): Promise<void> {
    await this.uow.run(actor, (tx) => this.register.revokeSessions(tx, actor.accountId, hashOfSecret(token.secret)));
  }

  async close(actor: Actor, token: SessionToken): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      await tx.rows(`UPDATE identity.session SET revoked_at = $3 WHERE tenant_id = $1 AND token_hash = $2`, [
        actor.tenantId,
        hashOfSecret(token.secret),
        tx.now,
      ]);
      // Pages that listen ask whether they are still welcome.
      await signalAccounts(tx, [actor.accountId]);
    });
  }

  /** Changes the actor's own password and ends his other sessions. */
  async changePassword(actor: Actor, token: SessionToken, current: string, password: string): Promise<void> {
    const attempt = { tenantId: actor.tenantId, kind: 'login', subject: `account:${actor.accountId}` } as const;
    const account = await this.uow.read(actor, (tx) =>
      tx.from(Account, 'a').andWhere('a.id = :id', { id: actor.accountId }).getOneOrFail(),
    );
    checkPassword(password, account.login);
    checkIsAnother(password, current);
    await this.attempts.take(attempt);
    if (!(await this.hasher.verify(account.passwordHash, current))) refuse('password.wrong');
    const hash = await this.hasher.hash(password);
    await this.uow.run(actor, async (tx) => {
      const locked = (await tx.lock(Account, account.id)) ?? refuse('account.not-found');
      tx.expectVersion(locked, account.version);
      await this.register.setPassword(tx, locked, hash, false, hashOfSecret(token.secret));
      const subject = { subjectType: 'account', subjectId: account.id, unionId: account.unionId };
      tx.audit({ action: 'password.change', ...subject, detail: {} });
    });
    await this.attempts.giveBack(attempt);
  }
}
