import { IdentityModule } from '@app/identity';
import { Module } from '@nestjs/common';
import { CalendarFeedController } from './http/calendar-feed.controller';
import { MessageChannelStaffController } from './http/message-channel.staff.controller';
import { MessageLogController } from './http/message-log.controller';
import { MessageStreamController } from './http/message-stream.controller';
import { MessageController } from './http/message.controller';
import { PreferenceController } from './http/preference.controller';
import { ReminderRulesStaffController } from './http/reminder-rules.staff.controller';
import { NotificationsModule } from './notifications.module';

@Module({
  imports: [NotificationsModule, IdentityModule],
  controllers: [
    MessageStreamController,
    MessageController,
    PreferenceController,
    MessageLogController,
    CalendarFeedController,
    MessageChannelStaffController,
    ReminderRulesStaffController,
  ],
})
export class NotificationsHttpModule {}
