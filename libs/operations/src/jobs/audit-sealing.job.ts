import { defineJob, RecurringJob } from '@app/messaging';
import { AuditSealing } from '@app/persistence';
import { Injectable } from '@nestjs/common';

const FEW_SECONDS_MS = 10_000;

export const AUDIT_SEALING = defineJob<object>({ queue: 'platform', name: 'audit-sealing' });

/** What was written a moment ago gets its place in the audit chains. */
@Injectable()
export class AuditSealingJob extends RecurringJob {
  readonly job = AUDIT_SEALING;
  readonly schedule = { every: FEW_SECONDS_MS };

  constructor(private readonly sealing: AuditSealing) {
    super();
  }

  async run(): Promise<void> {
    await this.sealing.all();
  }
}
