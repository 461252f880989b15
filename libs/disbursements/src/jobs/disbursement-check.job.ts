import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DisbursementCheck } from '../app/disbursement-check';

export const DISBURSEMENT_CHECK = defineJob<object>({ queue: 'disbursements', name: 'disbursement-check' });

/** Every night: do disbursements, holds and approvals agree in every federation? */
@Injectable()
export class DisbursementCheckJob extends RecurringJob {
  readonly job = DISBURSEMENT_CHECK;
  readonly schedule = { pattern: '0 45 2 * * *', tz: 'Asia/Shanghai' };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly check: DisbursementCheck,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.check.of(tenantId);
  }
}
