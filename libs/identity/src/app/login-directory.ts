import { systemActor } from '@app/kernel';
import { type Tenant, TenantRegister, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Account, PHONE_PURPOSE } from '../data/account.entity';
import { foldLogin, isPhone } from '../domain/credentials';
import { refuse } from '../domain/identity.problems';

/** Finds who is meant before anybody is known: by login name or phone number, in any federation or the named one. */
@Injectable()
export class LoginDirectory {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly tenants: TenantRegister,
  ) {}

  /** Refuses `session.federation-needed` when several federations have it. */
  async find(login: string, federation: string | undefined): Promise<Account | null> {
    const all = await this.tenants.all();
    const asked = federation === undefined ? all : all.filter((tenant) => tenant.code === federation);
    const found: Account[] = [];
    for (const tenant of asked) found.push(...(await this.findIn(tenant, foldLogin(login))));
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
