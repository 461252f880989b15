import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { AwaitedRounds } from '../app/awaited-rounds.service';

export const AWAITED_ROUNDS = defineJob<object>({ queue: 'rounds', name: 'awaited-rounds' });

/** Days are written two months ahead, so a few lost runs are made up for by the next. */
const SIX_HOURS_MS = 6 * 3_600_000;

@Injectable()
export class AwaitedRoundsJob extends RecurringJob {
  readonly job = AWAITED_ROUNDS;
  readonly schedule = { every: SIX_HOURS_MS };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly awaited: AwaitedRounds,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.awaited.refresh(tenantId);
  }
}
