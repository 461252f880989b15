import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { YearlyProposals } from '../app/yearly-proposal';

export const YEARLY_PROPOSAL = defineJob<object>({ queue: 'platform', name: 'destruction-proposal' });

/** Looks every night; makes the lists of a year once. */
@Injectable()
export class YearlyProposalJob extends RecurringJob {
  readonly job = YEARLY_PROPOSAL;
  readonly schedule = { pattern: '0 15 3 * * *', tz: 'Asia/Shanghai' };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly proposals: YearlyProposals,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.proposals.of(tenantId);
  }
}
