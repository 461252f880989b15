import { newId, systemActor } from '@app/kernel';
import { OrganizationDirectory, TenantFounder } from '@app/organizations';
import { TenantRegister, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { checkPassword, loginOf } from '../domain/credentials';
import { refuse } from '../domain/identity.problems';
import { STRICT_POLICY } from '../domain/sign-in-policy';
import { AccountRegister } from './account-register';
import { PasswordHasher } from './password-hasher';
import { writePolicy } from './sign-in-policy.service';
import { type Browser, type IssuedSession, SessionService } from './session.service';

export interface FirstRun {
  readonly federationName: string;
  readonly federationCode: string;
  readonly administratorName: string;
  readonly login: string;
  readonly password: string;
}

/** The first federation and its first administrator, once, by whoever opens the new system first. */
@Injectable()
export class FirstRunService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tenants: TenantRegister,
    private readonly hasher: PasswordHasher,
    private readonly register: AccountRegister,
    private readonly sessions: SessionService,
    private readonly directory: OrganizationDirectory,
    private readonly founder: TenantFounder,
  ) {}

  async needed(): Promise<boolean> {
    return (await this.tenants.all()).length === 0;
  }

  async setUp(given: FirstRun, browser: Browser): Promise<IssuedSession> {
    if (!(await this.needed())) refuse('setup.already-done');
    const login = loginOf(given.login);
    checkPassword(given.password, login);
    const passwordHash = await this.hasher.hash(given.password);
    return this.uow.run(systemActor(newId<'tenant'>()), async (tx) => {
      // Two who open the new page at the same time: the second waits here and then finds the tenant of the first.
      await tx.rows(`SELECT pg_advisory_xact_lock(hashtext('nuanjia first run'))`);
      const [taken] = await tx.rows(`SELECT 1 FROM platform.tenant LIMIT 1`);
      if (taken) refuse('setup.already-done');
      const unionId = await this.founder.found(tx, { code: given.federationCode, name: given.federationName });
      const account = await this.register.create(tx, {
        unionId,
        displayName: given.administratorName,
        login,
        passwordHash,
        mustChangePassword: false,
      });
      const validFrom = await this.directory.today(tx);
      await this.register.grant(tx, account, { unionId, role: 'administrator', validFrom });
      await writePolicy(tx, STRICT_POLICY);
      return this.sessions.open(tx, account, browser);
    });
  }
}
