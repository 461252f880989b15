import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { AwaitedDisclosures } from '../app/awaited-disclosures.service';

export const AWAITED_DISCLOSURES = defineJob<object>({ queue: 'reporting', name: 'awaited-disclosures' });

/** A run that was lost is made up for by the next. */
const SIX_HOURS_MS = 6 * 3_600_000;

@Injectable()
export class AwaitedDisclosuresJob extends RecurringJob {
  readonly job = AWAITED_DISCLOSURES;
  readonly schedule = { every: SIX_HOURS_MS };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly awaited: AwaitedDisclosures,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.awaited.refresh(tenantId);
  }
}
