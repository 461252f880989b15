import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ReminderPace } from '../app/reminder-pace';
import { SendingDispatch } from '../app/sending-dispatch';

export const SENDING_DISPATCH = defineJob<object>({ queue: 'messages', name: 'sending-dispatch' });

/** Looks for what may leave the house: quiet hours that ended, tries that failed, and what came in since. */
@Injectable()
export class SendingDispatchJob extends RecurringJob {
  readonly job = SENDING_DISPATCH;
  readonly schedule: { readonly every: number };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly dispatch: SendingDispatch,
    pace: ReminderPace,
  ) {
    super();
    this.schedule = { every: pace.outsideEveryMs };
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.dispatch.dispatch(tenantId);
  }
}
