import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister, Vault } from '@app/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { Resealing } from '../app/resealing';

const TEN_MINUTES_MS = 600_000;

export const RESEALING = defineJob<object>({ queue: 'platform', name: 'resealing' });

/** As long as there are earlier keys: what is still under one of them comes under the newest. */
@Injectable()
export class ResealingJob extends RecurringJob {
  readonly job = RESEALING;
  readonly schedule = { every: TEN_MINUTES_MS };
  private readonly logger = new Logger('Resealing');

  constructor(
    private readonly tenants: TenantRegister,
    private readonly resealing: Resealing,
    private readonly vault: Vault,
  ) {
    super();
  }

  async run(): Promise<void> {
    if (!this.vault.hasEarlierKeys) return;
    for (const { tenantId } of await this.tenants.all()) {
      const { resealed, unreadable, remaining } = await this.resealing.of(tenantId, { again: false });
      const left = remaining.reduce((sum, { count }) => sum + count, 0);
      if (resealed > 0 || left > 0)
        this.logger.log({ event: 'resealed', tenantId, resealed, unreadable, remaining: left });
    }
  }
}
