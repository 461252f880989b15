import { systemActor } from '@app/kernel';
import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FileFollowing } from '../app/file-following';
import { TransferFollowing } from '../app/transfer-following';
import { RenewalOpening } from '../app/renewal-opening';

export const RENEWAL_SWEEP = defineJob<object>({ queue: 'study-aid', name: 'study-renewals' });

/**
 * Every morning before work: opens renewals that are due, suspends at the cut-off, ends after the last day, and lets
 * awards follow the hardship files and their parents' unions. Killed anywhere, the next run goes on where it stopped.
 */
@Injectable()
export class RenewalJob extends RecurringJob {
  readonly job = RENEWAL_SWEEP;
  readonly schedule = { pattern: '0 40 6 * * *', tz: 'Asia/Shanghai' };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly renewals: RenewalOpening,
    private readonly files: FileFollowing,
    private readonly transfers: TransferFollowing,
    private readonly uow: UnitOfWork,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) {
      await this.uow.run(systemActor(tenantId), (tx) => this.transfers.follow(tx, null));
      await this.renewals.work(tenantId);
      await this.files.work(tenantId);
    }
  }
}
