import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { AwaitedReturns } from '../app/awaited-returns.service';

export const AWAITED_RETURNS = defineJob<object>({ queue: 'reporting', name: 'awaited-returns' });

/** A run that was lost is made up for by the next. */
const SIX_HOURS_MS = 6 * 3_600_000;

@Injectable()
export class AwaitedReturnsJob extends RecurringJob {
  readonly job = AWAITED_RETURNS;
  readonly schedule = { every: SIX_HOURS_MS };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly awaited: AwaitedReturns,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.awaited.refresh(tenantId);
  }
}
