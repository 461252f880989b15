import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ReminderDispatch } from '../app/reminder-dispatch';
import { ReminderPace } from '../app/reminder-pace';
import { ReminderPlanning } from '../app/reminder-planning';

export const REMINDER_DISPATCH = defineJob<object>({ queue: 'reminders', name: 'reminder-dispatch' });

/** Looks for what is due, and for what was handed over and not sent. A day that nobody planned yet is planned first. */
@Injectable()
export class ReminderDispatchJob extends RecurringJob {
  readonly job = REMINDER_DISPATCH;
  readonly schedule: { readonly every: number };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly dispatch: ReminderDispatch,
    private readonly planning: ReminderPlanning,
    pace: ReminderPace,
  ) {
    super();
    this.schedule = { every: pace.everyMs };
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) {
      await this.planning.planAll(tenantId);
      await this.dispatch.dispatch(tenantId);
    }
  }
}
