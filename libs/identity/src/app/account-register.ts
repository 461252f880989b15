import {
  type AccountId,
  type CivilDate,
  type Id,
  type MemberId,
  newId,
  type PersonId,
  type Actor,
  type UnionId,
} from '@app/kernel';
import { sqlState, type Tx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Account, PHONE_PURPOSE } from '../data/account.entity';
import { RoleGrant } from '../data/role-grant.entity';
import { loginOf, phoneOf } from '../domain/credentials';
import { refuse } from '../domain/identity.problems';
import { checkGrant } from '../domain/role-grant';
import type { Role } from '../domain/role';

export interface NewAccount {
  /** The union that keeps the account. */
  readonly unionId: UnionId;
  readonly displayName: string;
  readonly login?: string | null;
  readonly phone?: string | null;
  readonly memberId?: MemberId | null;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
}

export interface NewGrant {
  readonly unionId: UnionId;
  readonly role: Role;
  readonly validFrom: CivilDate;
  readonly validUntil?: CivilDate | null;
}

/** Writes accounts and grants inside the caller's transaction. Scope is the caller's business. */
@Injectable()
export class AccountRegister {
  constructor(private readonly vault: Vault) {}

  async create(tx: Tx, given: NewAccount): Promise<Account> {
    const login = given.login ? loginOf(given.login) : null;
    const phone = this.phone(tx, login, given.phone ?? null);
    const { tenantId } = tx.actor;
    const account: Account = {
      tenantId,
      id: newId<'account'>(tx.now.getTime()),
      version: 1,
      unionId: given.unionId,
      login,
      ...phone,
      displayName: given.displayName,
      memberId: given.memberId ?? null,
      passwordHash: given.passwordHash,
      mustChangePassword: given.mustChangePassword,
      passwordSetAt: tx.now,
      status: 'active',
      createdAt: tx.now,
    };
    await takenInstead(() => tx.insert(Account, account));
    const detail = { memberId: [null, account.memberId], status: [null, 'active'] };
    const subject = { subjectType: 'account', subjectId: account.id, unionId: account.unionId };
    tx.audit({ action: 'account.create', ...subject, detail });
    tx.announce({ type: 'account.created.v1', payload: { accountId: account.id } });
    return account;
  }

  async grant(tx: Tx, account: Account, given: NewGrant): Promise<RoleGrant> {
    const grant: RoleGrant = {
      tenantId: tx.actor.tenantId,
      id: newId<'role-grant'>(tx.now.getTime()) as Id<'role-grant'>,
      version: 1,
      accountId: account.id,
      unionId: given.unionId,
      role: given.role,
      validFrom: given.validFrom,
      validUntil: given.validUntil ?? null,
      revokedAt: null,
      grantedBy: tx.actor.accountId,
      grantedAt: tx.now,
    };
    const others = tx.from(RoleGrant, 'g').andWhere('g.accountId = :accountId', { accountId: account.id });
    checkGrant(grant, await others.getMany());
    await tx.insert(RoleGrant, grant);
    const { role, unionId, validFrom, validUntil } = grant;
    const detail = { role: [null, role], validFrom: [null, validFrom], validUntil: [null, validUntil] };
    tx.audit({ action: 'role.grant', subjectType: 'account', subjectId: account.id, unionId, detail });
    tx.announce({ type: 'role.granted.v1', payload: { accountId: account.id, grantId: grant.id } });
    return grant;
  }

  /** By which he signs in, too, and short messages reach him. Refuses `login.taken`, `login.needed`. */
  setPhone(tx: Tx, account: Account, typed: string | null): Promise<Account> {
    const phone = this.phone(tx, account.login, typed);
    return takenInstead(() => tx.update(Account, account, phone));
  }

  private phone({ actor: { tenantId } }: Tx, login: string | null, typed: string | null) {
    const phone = typed ? phoneOf(typed) : null;
    if (login === null && phone === null) refuse('login.needed');
    return {
      phoneSealed: phone === null ? null : this.vault.seal(tenantId, PHONE_PURPOSE, phone),
      phoneMac: phone === null ? null : this.vault.mac(tenantId, PHONE_PURPOSE, phone),
    };
  }

  /** A new password ends every session but `keep`. */
  async setPassword(tx: Tx, account: Account, hash: string, mustChange: boolean, keep?: Buffer): Promise<Account> {
    await this.revokeSessions(tx, account.id, keep);
    return tx.update(Account, account, {
      passwordHash: hash,
      mustChangePassword: mustChange,
      passwordSetAt: tx.now,
    });
  }

  async revokeSessions(tx: Tx, accountId: AccountId, keep: Buffer = Buffer.alloc(0)): Promise<void> {
    await tx.rows(
      `UPDATE identity.session SET revoked_at = $3
       WHERE tenant_id = $1 AND account_id = $2 AND revoked_at IS NULL AND token_hash <> $4`,
      [tx.actor.tenantId, accountId, tx.now, keep],
    );
  }
}

/** The person of an account as an actor without rights: for what he does before or while he signs in. */
export const personActor = (account: Account): Actor => ({
  tenantId: account.tenantId,
  accountId: account.id,
  personId: (account.memberId ?? account.id) as unknown as PersonId,
  memberId: account.memberId,
  displayName: account.displayName,
  grants: [],
  kind: 'person',
});

/** The unique indexes decide, so two who take a login at once cannot both have it. */
async function takenInstead<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    const { constraint } = ((error as { driverError?: object }).driverError ?? error) as { constraint?: string };
    return refuse(constraint === 'account_member' ? 'account.member-has-one' : 'login.taken');
  }
}
