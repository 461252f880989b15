import type { AccountId, Actor, CivilDate, Id, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { RoleGrant } from '../data/role-grant.entity';
import { refuse } from '../domain/identity.problems';
import { checkEnd } from '../domain/role-grant';
import { checkAdministratorRemains, MANAGE_ACCOUNTS } from './account-access';

/** Ending roles, inside the scope of who ends them. */
@Injectable()
export class RoleGrantService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** With `until` the last day is set; without it the role ends at once. */
  async end(
    actor: Actor,
    accountId: AccountId,
    grantId: Id<'role-grant'>,
    version: number,
    until: CivilDate | null,
  ): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      const grant = (await tx.lock(RoleGrant, grantId)) ?? refuse('grant.not-found');
      const within = await this.directory.isWithin(tx, actor, MANAGE_ACCOUNTS, grant.unionId);
      if (grant.accountId !== accountId || !within) refuse('grant.not-found');
      tx.expectVersion(grant, version);
      await this.endGrant(tx, grant, until);
    });
  }

  /** Whether the account administers this union or one below it, now or later. */
  async isAdministratorIn(tx: Tx, accountId: AccountId, unionId: UnionId): Promise<boolean> {
    const rows = await tx.rows(
      `SELECT 1 FROM identity.role_grant g
       JOIN organizations.union_closure c ON c.tenant_id = g.tenant_id AND c.descendant_id = g.union_id
       WHERE g.tenant_id = $1 AND g.account_id = $2 AND c.ancestor_id = $3 AND g.role = 'administrator'
         AND g.revoked_at IS NULL LIMIT 1`,
      [tx.actor.tenantId, accountId, unionId],
    );
    return rows.length > 0;
  }

  /** The roles of an account in this union and below get a last day; those that end before it stay as they are. */
  async endIn(tx: Tx, accountId: AccountId, unionId: UnionId, until: CivilDate): Promise<void> {
    const rows = await tx.rows<{ id: Id<'role-grant'> }>(
      `SELECT g.id FROM identity.role_grant g
       JOIN organizations.union_closure c ON c.tenant_id = g.tenant_id AND c.descendant_id = g.union_id
       WHERE g.tenant_id = $1 AND g.account_id = $2 AND c.ancestor_id = $3 AND g.revoked_at IS NULL
         AND g.valid_from <= $4 AND (g.valid_until IS NULL OR g.valid_until > $4) ORDER BY g.id`,
      [tx.actor.tenantId, accountId, unionId, until],
    );
    for (const { id } of rows)
      await this.endGrant(tx, (await tx.lock(RoleGrant, id)) ?? refuse('grant.not-found'), until);
  }

  private async endGrant(tx: Tx, grant: RoleGrant, until: CivilDate | null): Promise<void> {
    const { accountId, id: grantId } = grant;
    checkEnd(grant, until);
    if (grant.role === 'administrator') await checkAdministratorRemains(tx, accountId);
    const detail = until === null ? { revoked: [false, true] } : { validUntil: [grant.validUntil, until] };
    const subject = { subjectType: 'account', subjectId: accountId, unionId: grant.unionId };
    tx.audit({ action: 'role.end', ...subject, detail: { role: grant.role, ...detail } });
    tx.announce({ type: 'role.ended.v1', payload: { accountId, grantId } });
    await tx.update(RoleGrant, grant, until === null ? { revokedAt: tx.now } : { validUntil: until });
  }
}
