import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DuplicateSigns } from '../app/duplicate-signs';

export const DUPLICATES_SWEEP = defineJob<object>({ queue: 'hardship', name: 'hardship-duplicates' });

/** Every night: households that stand in two places are shown to a person. */
@Injectable()
export class DuplicatesJob extends RecurringJob {
  readonly job = DUPLICATES_SWEEP;
  readonly schedule = { pattern: '0 40 5 * * *', tz: 'Asia/Shanghai' };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly signs: DuplicateSigns,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.signs.work(tenantId);
  }
}
