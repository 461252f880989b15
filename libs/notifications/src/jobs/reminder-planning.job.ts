import { defineJob, type JobSchedule, ScheduledJob } from '@app/messaging';
import { TenantRegister } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ReminderPlanning } from '../app/reminder-planning';

export const REMINDER_PLANNING = defineJob<object>({ queue: 'reminders', name: 'reminder-planning' });

/** Before anybody is reminded of anything, on the clock of the federation. */
const EVERY_DAY_AT_FIVE = '0 5 * * *';

/**
 * Plans every federation's reminders once a day. When the queue was emptied or stood still at five, the dispatcher's
 * round makes up for it: a day is planned once, by whoever comes first.
 */
@Injectable()
export class ReminderPlanningJob extends ScheduledJob {
  readonly job = REMINDER_PLANNING;

  constructor(
    private readonly tenants: TenantRegister,
    private readonly planning: ReminderPlanning,
  ) {
    super();
  }

  async schedules(): Promise<JobSchedule[]> {
    const zones = new Set((await this.tenants.all()).map(({ zone }) => zone));
    return [...zones].map((zone) => ({ key: `${this.job.name}.${zone}`, pattern: EVERY_DAY_AT_FIVE, tz: zone }));
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) await this.planning.planAll(tenantId);
  }
}
