import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { StrayFileRemoval } from '../app/stray-file.removal';

export const STRAY_FILE_REMOVAL = defineJob<object>({ queue: 'documents', name: 'stray-file-removal' });

/** Files that no row knows go after seven days, once a night: every file of the store is looked at. */
@Injectable()
export class StrayFileJob extends RecurringJob {
  readonly job = STRAY_FILE_REMOVAL;
  readonly schedule = { pattern: '0 15 3 * * *', tz: 'Asia/Shanghai' };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly removal: StrayFileRemoval,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.removal.removeOf(tenantId);
  }
}
