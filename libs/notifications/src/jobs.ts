import { CalendarModule } from '@app/calendar';
import { Module } from '@nestjs/common';
import { ReminderDispatch } from './app/reminder-dispatch';
import { ReminderJudge } from './app/reminder-judge';
import { ReminderPace } from './app/reminder-pace';
import { ReminderSender } from './app/reminder-sender';
import { ReminderDeliveryHandler } from './jobs/reminder-delivery.handler';
import { ReminderStore } from './data/reminder.store';
import { OfficialDaysHandler } from './jobs/official-days.handler';
import { ReminderDispatchJob } from './jobs/reminder-dispatch.job';
import { ReminderPlanningJob } from './jobs/reminder-planning.job';
import { NotificationsModule } from './notifications.module';

@Module({
  imports: [NotificationsModule, CalendarModule],
  providers: [
    ReminderPace,
    ReminderDispatch,
    ReminderStore,
    ReminderJudge,
    ReminderSender,
    ReminderDispatchJob,
    ReminderDeliveryHandler,
    ReminderPlanningJob,
    OfficialDaysHandler,
  ],
})
export class NotificationsJobsModule {}
