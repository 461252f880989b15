import { Module } from '@nestjs/common';
import { MessageController } from './http/message.controller';
import { ReminderRulesStaffController } from './http/reminder-rules.staff.controller';
import { NotificationsModule } from './notifications.module';

@Module({ imports: [NotificationsModule], controllers: [MessageController, ReminderRulesStaffController] })
export class NotificationsHttpModule {}
