import { AccountDirectory } from '@app/identity';
import { systemActor, type TenantId, yearOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { deepestFirst } from '../data/destruction.queries';
import { YearlyProposal } from '../data/retention.entities';
import { RETENTION_PERMISSIONS } from '../domain/retention.permissions';
import { DestructionProposal } from './destruction-proposal';

/** Once a year: a list for every union that has somebody for it; a record goes to the nearest. */
@Injectable()
export class YearlyProposals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly accounts: AccountDirectory,
    private readonly proposal: DestructionProposal,
  ) {}

  /** How many lists were made; null when this year's are made already. */
  async of(tenantId: TenantId): Promise<number | null> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      const year = yearOf(await this.organizations.today(tx));
      const noted = await tx.rows(
        `INSERT INTO retention.yearly_proposal (tenant_id, year, lists, made_at) VALUES ($1, $2, 0, $3)
         ON CONFLICT DO NOTHING RETURNING year`,
        [tenantId, year, tx.now],
      );
      if (noted.length === 0) return null;
      const served = await this.accounts.unionsServedBy(tx, RETENTION_PERMISSIONS.propose);
      let lists = 0;
      for (const unionId of await deepestFirst(tx, served)) if (await this.proposal.make(tx, unionId)) lists += 1;
      await tx.repo(YearlyProposal).update({ tenantId, year }, { lists });
      return lists;
    });
  }
}
