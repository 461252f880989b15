import { type AccountId, type Id, isUuid, newId, systemActor, type TenantId } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Account } from '../data/account.entity';
import { hashOfSecret, newSecret } from '../data/secrets';
import { checkPassword, foldLogin } from '../domain/credentials';
import { refuse } from '../domain/identity.problems';
import { AccountRegister, personActor } from './account-register';
import { AttemptCounter, NOBODY } from './attempt-counter';
import { LoginDirectory } from './login-directory';
import { PasswordHasher } from './password-hasher';

export const RESET_MINUTES = 30;

export interface ForgottenPassword {
  readonly login: string;
  readonly federation: string | undefined;
  readonly address: string;
}

/** A forgotten password is set anew by a link that goes to the owner's mail. Whether there is an account is told nobody. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly logins: LoginDirectory,
    private readonly attempts: AttemptCounter,
    private readonly register: AccountRegister,
    private readonly hasher: PasswordHasher,
  ) {}

  /** Asks for a link; the same answer whatever comes of it. The mail is sent by who hears `password-reset.asked.v1`. */
  async ask({ login, federation, address }: ForgottenPassword): Promise<void> {
    await this.attempts.take({ tenantId: NOBODY, kind: 'reset', subject: address });
    const who = `${federation ?? ''}|${foldLogin(login)}`;
    if (!(await this.attempts.tryTake({ tenantId: NOBODY, kind: 'reset-login', subject: who }))) return;
    const account = await this.logins.find(login, federation);
    if (account?.status !== 'active') return;
    await this.uow.run(personActor(account), async (tx) => {
      const subject = { subjectType: 'account', subjectId: account.id, unionId: account.unionId };
      tx.audit({ action: 'password-reset.ask', ...subject, detail: {} });
      tx.announce({ type: 'password-reset.asked.v1', payload: { accountId: account.id } });
    });
  }

  /** A token for a link, inside the transaction of who sends it; links sent before it end. Null: nobody to send it to. */
  async issue(tx: Tx, accountId: AccountId): Promise<string | null> {
    const account = await tx.lock(Account, accountId);
    if (account?.status !== 'active') return null;
    const secret = newSecret();
    await tx.rows(
      `UPDATE identity.password_reset SET expires_at = $3
       WHERE tenant_id = $1 AND account_id = $2 AND used_at IS NULL AND expires_at > $3`,
      [tx.actor.tenantId, accountId, tx.now],
    );
    await tx.rows(
      `INSERT INTO identity.password_reset (tenant_id, id, account_id, token_hash, made_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $5::timestamptz + make_interval(mins => $6))`,
      [
        tx.actor.tenantId,
        newId<'password-reset'>(tx.now.getTime()) as Id<'password-reset'>,
        accountId,
        hashOfSecret(secret),
        tx.now,
        RESET_MINUTES,
      ],
    );
    return `${tx.actor.tenantId}.${secret}`;
  }

  /** Sets the password by a link, once; every session ends. The second factor stays as it is. */
  async complete(token: string, password: string, address: string): Promise<void> {
    const attempt = { tenantId: NOBODY, kind: 'reset', subject: address } as const;
    await this.attempts.take(attempt);
    const [tenantId, secret = ''] = token.split('.', 2);
    if (!isUuid(tenantId) || !/^[\w-]{43}$/.test(secret)) return refuse('password-reset.not-valid');
    checkPassword(password, null);
    const hash = await this.hasher.hash(password);
    await this.uow.run(systemActor(tenantId as TenantId), async (tx) => {
      const [used] = await tx.rows<{ account_id: AccountId }>(
        `UPDATE identity.password_reset SET used_at = $3
         WHERE tenant_id = $1 AND token_hash = $2 AND used_at IS NULL AND expires_at > $3 RETURNING account_id`,
        [tenantId, hashOfSecret(secret), tx.now],
      );
      const account = used && (await tx.lock(Account, used.account_id));
      if (account?.status !== 'active') return refuse('password-reset.not-valid');
      checkPassword(password, account.login);
      await this.register.setPassword(tx, account, hash, false);
      const subject = { subjectType: 'account', subjectId: account.id, unionId: account.unionId };
      return tx.audit({ action: 'password-reset.complete', ...subject, detail: {} });
    });
    await this.attempts.giveBack(attempt);
  }
}
