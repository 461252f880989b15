import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { UnusedUploadRemoval } from '../app/unused-upload.removal';

const HOUR_MS = 3_600_000;

export const UNUSED_UPLOAD_REMOVAL = defineJob<object>({ queue: 'documents', name: 'unused-upload-removal' });

/** Uploads that no case used within seven days go, hour by hour. */
@Injectable()
export class UnusedUploadJob extends RecurringJob {
  readonly job = UNUSED_UPLOAD_REMOVAL;
  readonly schedule = { every: HOUR_MS };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly removal: UnusedUploadRemoval,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.removal.removeOf(tenantId);
  }
}
