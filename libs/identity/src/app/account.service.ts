import { type AccountId, type Actor, type MemberId, type UnionId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { oneTimePassword } from '../data/secrets';
import { Account } from '../data/account.entity';
import { type AccountAction, decideAccount } from '../domain/account';
import { refuse } from '../domain/identity.problems';
import { checkAdministratorRemains, checkWhollyWithin, lockVisible, MANAGE_ACCOUNTS } from './account-access';
import { AccountRegister, type NewGrant } from './account-register';
import { PasswordHasher } from './password-hasher';
import { SecondFactorRegister } from './second-factor.register';

export interface AccountOpening {
  readonly login: string | null;
  readonly phone: string | null;
  /** Whose account it is: a member, or (without) the named person, kept in `unionId`. */
  readonly memberId: MemberId | null;
  readonly displayName: string | null;
  readonly unionId: UnionId;
  readonly grants: readonly NewGrant[];
}

/** The account with the password that is shown once and must be changed at the first sign-in. */
export interface OpenedAccount {
  readonly accountId: AccountId;
  readonly oneTimePassword: string;
}

/** What administrators do with accounts, inside their scope. */
@Injectable()
export class AccountService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly register: AccountRegister,
    private readonly hasher: PasswordHasher,
    private readonly factors: SecondFactorRegister,
  ) {}

  async create(actor: Actor, opening: AccountOpening): Promise<OpenedAccount> {
    const password = oneTimePassword();
    const passwordHash = await this.hasher.hash(password);
    const accountId = await this.uow.run(actor, async (tx) => {
      await this.directory.requireWithin(tx, MANAGE_ACCOUNTS, opening.unionId);
      for (const grant of opening.grants) await this.directory.requireWithin(tx, MANAGE_ACCOUNTS, grant.unionId);
      const displayName = await this.nameOf(tx, opening);
      const { unionId, login, phone, memberId } = opening;
      const account = await this.register.create(tx, {
        unionId,
        login,
        phone,
        memberId,
        displayName,
        passwordHash,
        mustChangePassword: true,
      });
      for (const grant of opening.grants) await this.register.grant(tx, account, grant);
      return account.id;
    });
    return { accountId, oneTimePassword: password };
  }

  /** Gives a role; the union must be in the actor's scope, the account visible to him. */
  async grant(actor: Actor, accountId: AccountId, grant: NewGrant): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      const account = await lockVisible(tx, accountId);
      decideAccount(account.status, 'grant');
      await this.directory.requireWithin(tx, MANAGE_ACCOUNTS, grant.unionId);
      await this.register.grant(tx, account, grant);
    });
  }

  async resetPassword(actor: Actor, accountId: AccountId, version: number): Promise<OpenedAccount> {
    const password = oneTimePassword();
    const hash = await this.hasher.hash(password);
    await this.change(actor, accountId, version, 'reset-password', async (tx, account) => {
      await this.register.setPassword(tx, account, hash, true);
    });
    return { accountId, oneTimePassword: password };
  }

  /** For a lost phone: the factor and its codes go, all sessions end. */
  resetSecondFactor(actor: Actor, accountId: AccountId, version: number, reason: string): Promise<void> {
    const work = async (tx: Tx, account: Account): Promise<void> => {
      if (!(await this.factors.remove(tx, account.id))) refuse('second-factor.not-set');
      await this.register.revokeSessions(tx, account.id);
      await tx.update(Account, account, {});
    };
    return this.change(actor, accountId, version, 'reset-second-factor', work, reason);
  }

  /** Another phone, or none; refuses `login.taken`, and `login.needed` of who signs in by nothing else. */
  changePhone(actor: Actor, accountId: AccountId, version: number, phone: string | null): Promise<void> {
    return this.change(actor, accountId, version, 'change-phone', async (tx, account) => {
      await this.register.setPhone(tx, account, phone);
    });
  }

  suspend(actor: Actor, accountId: AccountId, version: number, reason: string): Promise<void> {
    const work = async (tx: Tx, account: Account): Promise<void> => {
      await checkAdministratorRemains(tx, account.id);
      await this.register.revokeSessions(tx, account.id);
      await tx.update(Account, account, { status: 'suspended' });
    };
    return this.change(actor, accountId, version, 'suspend', work, reason);
  }

  restore(actor: Actor, accountId: AccountId, version: number): Promise<void> {
    return this.change(actor, accountId, version, 'restore', async (tx, account) => {
      await tx.update(Account, account, { status: 'active' });
    });
  }

  revokeSessions(actor: Actor, accountId: AccountId, version: number): Promise<void> {
    return this.change(actor, accountId, version, 'revoke-sessions', (tx, account) =>
      this.register.revokeSessions(tx, account.id),
    );
  }

  private change(
    actor: Actor,
    accountId: AccountId,
    version: number,
    action: AccountAction,
    work: (tx: Tx, account: Account) => Promise<void>,
    reason: string | null = null,
  ): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const account = await lockVisible(tx, accountId);
      tx.expectVersion(account, version);
      await checkWhollyWithin(tx, accountId);
      const to = decideAccount(account.status, action);
      const detail = to === account.status ? {} : { status: [account.status, to] };
      const subject = { subjectType: 'account', subjectId: account.id, unionId: account.unionId };
      tx.audit({ action: `account.${action}`, ...subject, detail, reason });
      await work(tx, account);
    });
  }

  private async nameOf(tx: Tx, opening: AccountOpening): Promise<string> {
    if (opening.memberId === null) return opening.displayName ?? refuse('account.name-needed');
    return (await this.members.require(tx, tx.actor, MANAGE_ACCOUNTS, opening.memberId)).name;
  }
}
