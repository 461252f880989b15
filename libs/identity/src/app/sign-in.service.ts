import { systemActor } from '@app/kernel';
import { type Tenant, TenantRegister, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Account, PHONE_PURPOSE } from '../data/account.entity';
import { foldLogin, isPhone } from '../domain/credentials';
import { refuse } from '../domain/identity.problems';
import { personActor } from './account-register';
import { AttemptCounter, type AttemptSubject, NOBODY } from './attempt-counter';
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
}

/** Signing in: the same work and the same words for a login that exists and one that does not. */
@Injectable()
export class SignInService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly tenants: TenantRegister,
    private readonly attempts: AttemptCounter,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionService,
  ) {}

  async signIn(given: Credentials): Promise<IssuedSession> {
    const byAddress = { tenantId: NOBODY, kind: 'address', subject: given.address } as const;
    await this.attempts.take(byAddress);
    const account = await this.find(given);
    const byLogin: AttemptSubject = account
      ? { tenantId: account.tenantId, kind: 'login', subject: `account:${account.id}` }
      : { tenantId: NOBODY, kind: 'login', subject: `${given.federation ?? ''}|${foldLogin(given.login)}` };
    const left = await this.attempts.take(byLogin);
    const right = await this.hasher.verify(account?.passwordHash ?? null, given.password);
    if (!right || !account) return this.wrong(left);
    await this.attempts.giveBack(byLogin);
    await this.attempts.giveBack(byAddress);
    if (account.status === 'suspended') refuse('session.suspended');
    return this.uow.run(personActor(account), (tx) => this.sessions.open(tx, account, given.userAgent));
  }

  private wrong(left: number): never {
    const sentence =
      left > 0 ? `登录名或密码不对,还可以再试 ${left} 次。` : '登录名或密码不对。试错太多次了,请过 15 分钟再试。';
    return refuse('session.wrong', sentence);
  }

  private async find(given: Credentials): Promise<Account | null> {
    const all = await this.tenants.all();
    const asked = given.federation === undefined ? all : all.filter((tenant) => tenant.code === given.federation);
    const found: Account[] = [];
    for (const tenant of asked) found.push(...(await this.findIn(tenant, foldLogin(given.login))));
    if (found.length > 1) refuse('session.federation-needed');
    return found[0] ?? null;
  }

  /** By phone when it looks like one: such a login name is refused when an account is made. */
  private findIn({ tenantId }: Tenant, login: string): Promise<Account[]> {
    return this.uow.read(systemActor(tenantId), (tx) => {
      const accounts = tx.from(Account, 'a');
      if (!isPhone(login)) return accounts.andWhere('a.login = :login', { login }).getMany();
      const phoneMac = this.vault.mac(tenantId, PHONE_PURPOSE, login);
      return accounts.andWhere('a.phoneMac = :phoneMac', { phoneMac }).getMany();
    });
  }
}
