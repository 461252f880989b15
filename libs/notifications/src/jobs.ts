import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ReminderDispatch } from './app/reminder-dispatch';
import { ReminderPace } from './app/reminder-pace';
import { ReminderSender } from './app/reminder-sender';
import { ReminderSubjects } from './app/reminder-subject';
import { ReminderDeliveryHandler } from './jobs/reminder-delivery.handler';
import { ReminderDispatchJob } from './jobs/reminder-dispatch.job';
import { NotificationsModule } from './notifications.module';

@Module({
  imports: [DiscoveryModule, NotificationsModule],
  providers: [
    ReminderPace,
    ReminderSubjects,
    ReminderDispatch,
    ReminderSender,
    ReminderDispatchJob,
    ReminderDeliveryHandler,
  ],
})
export class NotificationsJobsModule {}
