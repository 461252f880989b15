import { CalendarModule } from '@app/calendar';
import { IdentityModule } from '@app/identity';
import { settingsProvider } from '@app/persistence';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarFeedService } from './app/calendar-feed.service';
import { DingtalkChannel } from './app/channels/dingtalk.channel';
import { EmailChannel } from './app/channels/email.channel';
import { HttpSmsProvider, SmsChannel, SmsProvider } from './app/channels/sms.channel';
import { WebhookChannel } from './app/channels/webhook.channel';
import { WecomChannel } from './app/channels/wecom.channel';
import { GroupChannelService } from './app/group-channel.service';
import { InAppChannel } from './app/in-app.channel';
import { MessageBoxService } from './app/message-box.service';
import { MessageDelivery } from './app/message-delivery';
import { MessageLogService } from './app/message-log.service';
import { MessageStreams } from './app/message-streams';
import { MessagesPersonalFile } from './app/messages.personal-file';
import { MessageService } from './app/message.service';
import { PreferenceService } from './app/preference.service';
import { OutboundHttp } from './app/outbound-http';
import { OutsideChannels } from './app/outside-channels';
import { OutsideQueue } from './app/outside-queue';
import { ReminderPlanning } from './app/reminder-planning';
import { PersonalRequestReminders } from './app/personal-request.reminders';
import { ReminderRulesService } from './app/reminder-rules.service';
import { ReminderService } from './app/reminder.service';
import { ReminderSubjects } from './app/reminder-subject';
import { CalendarFeed } from './data/calendar-feed.entity';
import { Delivery } from './data/delivery.entity';
import { GroupChannel } from './data/group-channel.entity';
import { Message } from './data/message.entity';
import { PlanningRun } from './data/planning-run.entity';
import { Preference } from './data/preference.entity';
import { Sending } from './data/sending.entity';
import { SendingStore } from './data/sending.store';
import { MessageSettings } from './message.settings';
import { DatedReminderRules } from './data/reminder-rules.entity';
import { Reminder } from './data/reminder.entity';

const ENTITIES = [
  Reminder,
  DatedReminderRules,
  PlanningRun,
  Message,
  Delivery,
  GroupChannel,
  Preference,
  Sending,
  CalendarFeed,
];
const CHANNELS = [
  settingsProvider(MessageSettings),
  OutboundHttp,
  EmailChannel,
  { provide: SmsProvider, useClass: HttpSmsProvider },
  SmsChannel,
  WecomChannel,
  DingtalkChannel,
  WebhookChannel,
  OutsideChannels,
];
const SERVICES = [
  ReminderService,
  ReminderRulesService,
  ReminderSubjects,
  ReminderPlanning,
  MessageService,
  MessageDelivery,
  MessageBoxService,
  OutsideQueue,
  SendingStore,
  GroupChannelService,
  PreferenceService,
  MessageLogService,
  MessageStreams,
  CalendarFeedService,
];

@Module({
  imports: [DiscoveryModule, OrganizationsModule, CalendarModule, IdentityModule, TypeOrmModule.forFeature(ENTITIES)],
  providers: [...CHANNELS, InAppChannel, MessagesPersonalFile, PersonalRequestReminders, ...SERVICES],
  exports: [...SERVICES, EmailChannel, OutsideChannels, MessageSettings],
})
export class NotificationsModule {}
