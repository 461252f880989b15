import { CalendarModule } from '@app/calendar';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { InAppChannel } from './app/in-app.channel';
import { MessageBoxService } from './app/message-box.service';
import { MessageDelivery } from './app/message-delivery';
import { MessageService } from './app/message.service';
import { ReminderPlanning } from './app/reminder-planning';
import { ReminderRulesService } from './app/reminder-rules.service';
import { ReminderService } from './app/reminder.service';
import { ReminderSubjects } from './app/reminder-subject';
import { Delivery } from './data/delivery.entity';
import { Message } from './data/message.entity';
import { PlanningRun } from './data/planning-run.entity';
import { DatedReminderRules } from './data/reminder-rules.entity';
import { Reminder } from './data/reminder.entity';

const ENTITIES = [Reminder, DatedReminderRules, PlanningRun, Message, Delivery];
const SERVICES = [
  ReminderService,
  ReminderRulesService,
  ReminderSubjects,
  ReminderPlanning,
  MessageService,
  MessageDelivery,
  MessageBoxService,
];

@Module({
  imports: [DiscoveryModule, OrganizationsModule, CalendarModule, TypeOrmModule.forFeature(ENTITIES)],
  providers: [InAppChannel, ...SERVICES],
  exports: SERVICES,
})
export class NotificationsModule {}
