import { defineJob, ExpiringRows, RecurringJob, type Sweep } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { InvariantRound } from '../app/invariant-round';

export const INVARIANTS = defineJob<object>({ queue: 'platform', name: 'invariants' });

/** Every night: does everything that must hold still hold? */
@Injectable()
export class InvariantsJob extends RecurringJob {
  readonly job = INVARIANTS;
  readonly schedule = { pattern: '0 45 2 * * *', tz: 'Asia/Shanghai' };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly round: InvariantRound,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.round.of(tenantId);
  }
}

/** Results are kept for a year and a day; their findings go with them. */
@Injectable()
export class OldCheckRuns extends ExpiringRows {
  readonly sweeps: readonly Sweep[] = [
    { table: 'operations.check_run', ended: 'r.finished_at < $2', keptForDays: 366 },
  ];
}
