import type { Actor } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Account } from '../data/account.entity';
import type { SecondFactor } from '../data/second-factor.entity';
import { hashOfSecret } from '../data/secrets';
import { newTotpSecret, totpAddress } from '../data/totp';
import { refuse } from '../domain/identity.problems';
import type { SessionToken } from '../domain/session-token';
import { checkRemovable } from '../domain/sign-in-policy';
import { AttemptCounter } from './attempt-counter';
import { PasswordHasher } from './password-hasher';
import { SecondFactorRegister } from './second-factor.register';
import { SignInPolicyService } from './sign-in-policy.service';

/** What the page shows once so that the phone learns the secret. */
export interface FactorOffer {
  readonly secret: string;
  readonly address: string;
}

export interface OwnFactor {
  readonly setSince: Date | null;
  readonly codesLeft: number;
  /** One of the account's roles requires it. */
  readonly required: boolean;
}

const PHONE_CODE = /^\d{6}$/;

/** The second factor of the one who is signed in. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly register: SecondFactorRegister,
    private readonly policies: SignInPolicyService,
    private readonly hasher: PasswordHasher,
    private readonly attempts: AttemptCounter,
  ) {}

  own(actor: Actor): Promise<OwnFactor> {
    return this.uow.read(actor, async (tx) => {
      const factor = await this.register.of(tx, actor.accountId);
      const { secondFactorRoles } = await this.policies.of(tx);
      return {
        setSince: factor?.confirmedAt ?? null,
        codesLeft: await this.register.codesLeft(tx, actor.accountId),
        required: actor.grants.some(({ role }) => (secondFactorRoles as readonly string[]).includes(role)),
      };
    });
  }

  /** Offers a secret; the password keeps out who finds the page open. A phone that is set is replaced at the first code. */
  async begin(actor: Actor, password: string): Promise<FactorOffer> {
    const attempt = this.attemptOf(actor);
    await this.attempts.take(attempt);
    const account = await this.uow.read(actor, (tx) =>
      tx.from(Account, 'a').andWhere('a.id = :id', { id: actor.accountId }).getOneOrFail(),
    );
    if (!(await this.hasher.verify(account.passwordHash, password))) refuse('password.wrong');
    const secret = newTotpSecret();
    await this.uow.run(actor, (tx) => this.register.begin(tx, actor.accountId, secret));
    await this.attempts.giveBack(attempt);
    return { secret, address: totpAddress(secret, account.login ?? actor.displayName) };
  }

  /** The phone's first code sets the factor; other sessions have to give it too. Returns the recovery codes, once. */
  confirm(actor: Actor, token: SessionToken, code: string): Promise<string[]> {
    return this.guess(actor, async (tx) => {
      const factor = await this.register.of(tx, actor.accountId);
      if (!factor?.pendingSealed) return refuse('second-factor.not-begun');
      if (!(await this.register.confirm(tx, factor, code))) return refuse('second-factor.wrong');
      await tx.rows(
        `UPDATE identity.session SET second_factor_at = CASE WHEN token_hash = $3 THEN $4::timestamptz END
         WHERE tenant_id = $1 AND account_id = $2`,
        [actor.tenantId, actor.accountId, hashOfSecret(token.secret), tx.now],
      );
      await this.audit(tx, 'second-factor.set');
      return this.register.renewCodes(tx, actor.accountId);
    });
  }

  /** The code of the phone, or a recovery code, for this session. */
  give(actor: Actor, token: SessionToken, code: string): Promise<void> {
    return this.guess(actor, async (tx) => {
      await this.take(tx, code);
      await tx.rows(`UPDATE identity.session SET second_factor_at = $3 WHERE tenant_id = $1 AND token_hash = $2`, [
        actor.tenantId,
        hashOfSecret(token.secret),
        tx.now,
      ]);
    });
  }

  renewCodes(actor: Actor, code: string): Promise<string[]> {
    return this.guess(actor, async (tx) => {
      await this.take(tx, code);
      await this.audit(tx, 'second-factor.renew-codes');
      return this.register.renewCodes(tx, actor.accountId);
    });
  }

  /** Refuses while a role requires it. */
  remove(actor: Actor, code: string): Promise<void> {
    return this.guess(actor, async (tx) => {
      checkRemovable(
        actor.grants.map(({ role }) => role),
        await this.policies.of(tx),
      );
      await this.take(tx, code);
      await this.register.remove(tx, actor.accountId);
      await this.audit(tx, 'second-factor.remove');
    });
  }

  private async take(tx: Tx, code: string): Promise<void> {
    const factor = await this.register.of(tx, tx.actor.accountId);
    if (!factor?.confirmedAt) return refuse('second-factor.not-set');
    const taken = await this.takeEither(tx, factor, code.replace(/\s/g, ''));
    if (taken === 'used') refuse('second-factor.used');
    if (taken === 'wrong') refuse('second-factor.wrong');
  }

  private async takeEither(tx: Tx, factor: SecondFactor, code: string): Promise<'taken' | 'used' | 'wrong'> {
    if (PHONE_CODE.test(code)) return this.register.takeCode(tx, factor, code);
    if (!(await this.register.takeRecoveryCode(tx, factor.accountId, code))) return 'wrong';
    await this.audit(tx, 'second-factor.recover');
    return 'taken';
  }

  /** Counts the guess before it is judged; a right one is given back. */
  private async guess<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const attempt = this.attemptOf(actor);
    await this.attempts.take(attempt);
    const done = await this.uow.run(actor, work);
    await this.attempts.giveBack(attempt);
    return done;
  }

  private attemptOf(actor: Actor) {
    return { tenantId: actor.tenantId, kind: 'second-factor', subject: actor.accountId } as const;
  }

  private async audit(tx: Tx, action: string): Promise<void> {
    const { accountId } = tx.actor;
    const account = await tx.from(Account, 'a').andWhere('a.id = :id', { id: accountId }).getOneOrFail();
    tx.audit({ action, subjectType: 'account', subjectId: accountId, unionId: account.unionId, detail: {} });
  }
}
