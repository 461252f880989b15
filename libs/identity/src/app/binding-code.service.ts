import { type Actor, type Id, type MemberId, newId, systemActor } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { TenantRegister, type Tx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Account } from '../data/account.entity';
import { BindingCode, CODE_PURPOSE } from '../data/binding-code.entity';
import { bindingCode, foldBindingCode } from '../data/secrets';
import { refuse } from '../domain/identity.problems';
import { checkWhollyWithin, MANAGE_ACCOUNTS } from './account-access';

export interface IssuedCode {
  /** Shown once. */
  readonly code: string;
  readonly personName: string;
  readonly expiresAt: Date;
}

export const BINDING_CODE_DAYS = 7;

/** Codes that a union hands to a member so that he can make his account. */
@Injectable()
export class BindingCodeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly tenants: TenantRegister,
    private readonly members: MemberDirectory,
  ) {}

  /** A code for one member of the actor's scope; an earlier code of his ends. */
  issue(actor: Actor, memberId: MemberId): Promise<IssuedCode> {
    return this.uow.run(actor, async (tx) => {
      const person = await this.members.require(tx, actor, MANAGE_ACCOUNTS, memberId);
      const existing = await tx.from(Account, 'a').andWhere('a.memberId = :memberId', { memberId }).getOne();
      if (existing) await checkWhollyWithin(tx, existing.id);
      const code = bindingCode();
      const id = newId<'binding-code'>(tx.now.getTime()) as Id<'binding-code'>;
      const expiresAt = await this.keep(tx, id, code, memberId, person);
      const subject = { subjectType: 'member', subjectId: memberId, unionId: person.unionId };
      tx.audit({ action: 'binding-code.issue', ...subject, detail: { bindingCodeId: id } });
      return { code, personName: person.name, expiresAt };
    });
  }

  /** Finds an unused code in any tenant (or the named one) as the system; null when there is none. */
  async find(code: string, federation: string | undefined): Promise<BindingCode | null> {
    for (const { tenantId, code: tenantCode } of await this.tenants.all()) {
      if (federation !== undefined && tenantCode !== federation) continue;
      const codeMac = this.vault.mac(tenantId, CODE_PURPOSE, foldBindingCode(code));
      const found = await this.uow.read(systemActor(tenantId), (tx) =>
        tx
          .from(BindingCode, 'c')
          .andWhere('c.codeMac = :codeMac AND c.usedAt IS NULL AND c.expiresAt > :now', { codeMac, now: tx.now })
          .getOne(),
      );
      if (found) return found;
    }
    return null;
  }

  /** Marks the code as used; refuses `binding.not-valid` for the second of two who use it at once. */
  async use(tx: Tx, code: BindingCode): Promise<void> {
    const rows = await tx.rows(
      `UPDATE identity.binding_code SET used_at = $3 WHERE tenant_id = $1 AND id = $2 AND used_at IS NULL
         AND expires_at > $3 RETURNING id`,
      [tx.actor.tenantId, code.id, tx.now],
    );
    if (rows.length === 0) refuse('binding.not-valid');
  }

  private async keep(
    tx: Tx,
    id: Id<'binding-code'>,
    code: string,
    memberId: MemberId,
    person: { readonly unionId: string; readonly name: string },
  ): Promise<Date> {
    const { tenantId, accountId } = tx.actor;
    await tx.rows(
      `UPDATE identity.binding_code SET expires_at = $3
       WHERE tenant_id = $1 AND member_id = $2 AND used_at IS NULL AND expires_at > $3`,
      [tenantId, memberId, tx.now],
    );
    const [row] = await tx.rows<{ expires_at: Date }>(
      `INSERT INTO identity.binding_code (tenant_id, id, code_mac, member_id, union_id, person_name, issued_by, issued_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8::timestamptz + make_interval(days => $9)) RETURNING expires_at`,
      [
        tenantId,
        id,
        this.vault.mac(tenantId, CODE_PURPOSE, foldBindingCode(code)),
        memberId,
        person.unionId,
        person.name,
        accountId,
        tx.now,
        BINDING_CODE_DAYS,
      ],
    );
    return row!.expires_at;
  }
}
