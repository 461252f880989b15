import type { AccountId, Actor, CivilDate, Id } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
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
      checkEnd(grant, until);
      if (grant.role === 'administrator') await checkAdministratorRemains(tx, accountId);
      const detail = until === null ? { revoked: [false, true] } : { validUntil: [grant.validUntil, until] };
      const subject = { subjectType: 'account', subjectId: accountId, unionId: grant.unionId };
      tx.audit({ action: 'role.end', ...subject, detail: { role: grant.role, ...detail } });
      tx.announce({ type: 'role.ended.v1', payload: { accountId, grantId } });
      await tx.update(RoleGrant, grant, until === null ? { revokedAt: tx.now } : { validUntil: until });
    });
  }
}
