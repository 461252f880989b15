import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Account } from '../data/account.entity';
import { foldLogin } from '../domain/credentials';
import { refuse } from '../domain/identity.problems';
import { personActor } from './account-register';
import { AttemptCounter, type AttemptSubject, NOBODY } from './attempt-counter';
import { KnownDevices } from './known-devices';
import { LoginDirectory } from './login-directory';
import { PasswordHasher } from './password-hasher';
import { type Browser, type IssuedSession, SessionService } from './session.service';

export interface Credentials extends Browser {
  /** Login name or phone number. */
  readonly login: string;
  readonly password: string;
  /** Code of the federation; needed only when several have this login. */
  readonly federation?: string;
  readonly address: string;
}

/** Signing in: the same work and the same words for a login that exists and one that does not. */
@Injectable()
export class SignInService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly logins: LoginDirectory,
    private readonly attempts: AttemptCounter,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionService,
    private readonly devices: KnownDevices,
  ) {}

  async signIn(given: Credentials): Promise<IssuedSession> {
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
    return this.uow.run(personActor(account), (tx) => this.sessions.open(tx, account, given));
  }

  /**
   * A device on which the owner signed in before has a counter of its own. Elsewhere guesses are counted by account and
   * address, and, so that many addresses together do not get far, by account: whoever makes wrong guesses shuts out
   * himself, not the owner.
   */
  private async countersOf(account: Account | null, given: Credentials): Promise<AttemptSubject[]> {
    const tenantId = account?.tenantId ?? NOBODY;
    const who = account ? `account:${account.id}` : `${given.federation ?? ''}|${foldLogin(given.login)}`;
    if (account && given.device && (await this.devices.knows(account, given.device)))
      return [{ tenantId, kind: 'device', subject: `${who}|${given.device}` }];
    return [
      { tenantId, kind: 'login', subject: `${who}|${given.address}` },
      { tenantId, kind: 'login-anywhere', subject: who },
    ];
  }

  private wrong(left: number): never {
    const sentence =
      left > 0 ? `登录名或密码不对，还可以再试 ${left} 次。` : '登录名或密码不对。试错太多次了，请过 15 分钟再试。';
    return refuse('session.wrong', sentence);
  }
}
