import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { LedgerCheck } from '../app/ledger-check';

export const LEDGER_CHECK = defineJob<object>({ queue: 'funds', name: 'ledger-check' });

/** Every night: do the books of every federation still hold? */
@Injectable()
export class LedgerCheckJob extends RecurringJob {
  readonly job = LEDGER_CHECK;
  readonly schedule = { pattern: '0 30 2 * * *', tz: 'Asia/Shanghai' };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly check: LedgerCheck,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.check.of(tenantId);
  }
}
