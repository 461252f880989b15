import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { InAppChannel } from './app/in-app.channel';
import { MessageBoxService } from './app/message-box.service';
import { MessageDelivery } from './app/message-delivery';
import { MessageService } from './app/message.service';
import { ReminderRulesService } from './app/reminder-rules.service';
import { ReminderService } from './app/reminder.service';
import { Delivery } from './data/delivery.entity';
import { Message } from './data/message.entity';
import { DatedReminderRules } from './data/reminder-rules.entity';
import { Reminder } from './data/reminder.entity';

const SERVICES = [ReminderService, ReminderRulesService, MessageService, MessageDelivery, MessageBoxService];

@Module({
  imports: [OrganizationsModule, TypeOrmModule.forFeature([Reminder, DatedReminderRules, Message, Delivery])],
  providers: [InAppChannel, ...SERVICES],
  exports: SERVICES,
})
export class NotificationsModule {}
