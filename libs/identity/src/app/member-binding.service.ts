import { type MemberId, systemActor, type TenantId, type UnionId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { TenantRegister, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Account } from '../data/account.entity';
import { loginOf, phoneOf } from '../domain/credentials';
import { refuse } from '../domain/identity.problems';
import { AccountRegister } from './account-register';
import { BindingCredentials } from './binding-credentials';
import { BindingCodeService } from './binding-code.service';
import { type Browser, type IssuedSession, SessionService } from './session.service';

export interface BindingVisitor extends Browser {
  readonly federation: string | undefined;
  readonly password: string;
  readonly address: string;
}

export interface BindingByCode extends BindingVisitor {
  readonly code: string;
  readonly login: string | null;
  readonly phone: string | null;
}

export interface PersonClaim {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

export interface BindingByIdentity extends BindingVisitor, PersonClaim {}

interface BoundMember {
  readonly tenantId: TenantId;
  readonly memberId: MemberId;
  readonly unionId: UnionId;
  readonly name: string;
}

/** A member makes his own account: with a code from his union, or by name, ID number and phone. */
@Injectable()
export class MemberBindingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tenants: TenantRegister,
    private readonly codes: BindingCodeService,
    private readonly members: MemberDirectory,
    private readonly register: AccountRegister,
    private readonly credentials: BindingCredentials,
    private readonly sessions: SessionService,
  ) {}

  /** With a code the member also gets back into an account that he has already. */
  async byCode(given: BindingByCode): Promise<IssuedSession> {
    const login = given.login === null ? null : loginOf(given.login);
    const phone = given.phone === null ? null : phoneOf(given.phone);
    await this.credentials.takeAddress(given.address);
    const code = (await this.codes.find(given.code, given.federation)) ?? refuse('binding.not-valid');
    const passwordHash = await this.credentials.hash(given.password, login);
    const { tenantId, memberId, unionId, personName: name } = code;
    const member = { tenantId, memberId, unionId, name };
    return this.uow.run(systemActor(code.tenantId), async (tx) => {
      await this.codes.use(tx, code);
      const account =
        (await this.reopen(tx, member, passwordHash)) ??
        (await this.create(tx, member, { login, phone, passwordHash }));
      return this.sessions.open(tx, account, given);
    });
  }

  async byIdentity(given: BindingByIdentity): Promise<IssuedSession> {
    const phone = phoneOf(given.phone);
    const idNumber = given.idNumber.trim().normalize('NFKC').toUpperCase();
    await this.credentials.takeAddress(given.address);
    const claim = { name: given.name, idNumber, phone };
    await this.credentials.takeIdentity(idNumber);
    const member = (await this.find(claim, given.federation)) ?? refuse('binding.no-match');
    const passwordHash = await this.credentials.hash(given.password, null);
    return this.uow.run(systemActor(member.tenantId), async (tx) => {
      const existing = await tx.from(Account, 'a').andWhere('a.memberId = :id', { id: member.memberId }).getOne();
      if (existing) refuse('binding.already-bound');
      const account = await this.create(tx, member, { login: null, phone, passwordHash });
      return this.sessions.open(tx, account, given);
    });
  }

  private async find(claim: PersonClaim, federation: string | undefined): Promise<BoundMember | null> {
    const found: BoundMember[] = [];
    for (const { tenantId, code } of await this.tenants.all()) {
      if (federation !== undefined && code !== federation) continue;
      const member = await this.uow.read(systemActor(tenantId), async (tx) => {
        const memberId = await this.members.matchForBinding(tx, claim);
        if (!memberId) return null;
        const { unionId, name } = await this.members.get(tx, memberId);
        return { tenantId, memberId, unionId, name };
      });
      if (member) found.push(member);
    }
    if (found.length > 1) refuse('session.federation-needed');
    return found[0] ?? null;
  }

  private async reopen(tx: Tx, member: BoundMember, hash: string): Promise<Account | null> {
    const existing = await tx.from(Account, 'a').andWhere('a.memberId = :id', { id: member.memberId }).getOne();
    const account = existing && (await tx.lock(Account, existing.id));
    if (!account) return null;
    if (account.status === 'suspended') refuse('session.suspended');
    const subject = { subjectType: 'account', subjectId: account.id, unionId: account.unionId };
    tx.audit({ action: 'account.rebind', ...subject, detail: {} });
    return this.register.setPassword(tx, account, hash, false);
  }

  private create(
    tx: Tx,
    { unionId, memberId, name }: BoundMember,
    given: { login: string | null; phone: string | null; passwordHash: string },
  ): Promise<Account> {
    return this.register.create(tx, { unionId, memberId, displayName: name, mustChangePassword: false, ...given });
  }
}
