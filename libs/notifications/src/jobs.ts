import { CalendarModule } from '@app/calendar';
import { IdentityModule } from '@app/identity';
import { Module } from '@nestjs/common';
import { MessageSending } from './app/message-sending';
import { ReminderDispatch } from './app/reminder-dispatch';
import { ReminderJudge } from './app/reminder-judge';
import { ReminderPace } from './app/reminder-pace';
import { ReminderSender } from './app/reminder-sender';
import { ReminderDeliveryHandler } from './jobs/reminder-delivery.handler';
import { SendingDispatch } from './app/sending-dispatch';
import { ReminderStore } from './data/reminder.store';
import { HandOverToldHandler } from './jobs/hand-over-told.handler';
import { MessageSendingHandler } from './jobs/message-sending.handler';
import { NewDeviceToldHandler } from './jobs/new-device-told.handler';
import { RemindersAfterOfficialDays } from './jobs/official-days.work';
import { PasswordResetMailHandler } from './jobs/password-reset-mail.handler';
import { PersonalRequestToldHandler } from './jobs/personal-request-told.handler';
import { ReminderDispatchJob } from './jobs/reminder-dispatch.job';
import { ReminderPlanningJob } from './jobs/reminder-planning.job';
import { SendingDispatchJob } from './jobs/sending-dispatch.job';
import { NotificationsModule } from './notifications.module';

@Module({
  imports: [NotificationsModule, CalendarModule, IdentityModule],
  providers: [
    ReminderPace,
    ReminderDispatch,
    ReminderStore,
    ReminderJudge,
    ReminderSender,
    ReminderDispatchJob,
    ReminderDeliveryHandler,
    ReminderPlanningJob,
    SendingDispatch,
    MessageSending,
    SendingDispatchJob,
    MessageSendingHandler,
    HandOverToldHandler,
    NewDeviceToldHandler,
    RemindersAfterOfficialDays,
    PasswordResetMailHandler,
    PersonalRequestToldHandler,
  ],
})
export class NotificationsJobsModule {}
