import { CalendarService } from '@app/calendar';
import { ContactBook } from '@app/identity';
import { OrganizationDirectory } from '@app/organizations';
import { loadSettings } from '@app/persistence';
import type { Platform } from '@app/persistence/testing';
import { DingtalkChannel } from '../app/channels/dingtalk.channel';
import { EmailChannel } from '../app/channels/email.channel';
import { HttpSmsProvider, SmsChannel } from '../app/channels/sms.channel';
import { WebhookChannel } from '../app/channels/webhook.channel';
import { WecomChannel } from '../app/channels/wecom.channel';
import { InAppChannel } from '../app/in-app.channel';
import { MessageBoxService } from '../app/message-box.service';
import { MessageDelivery } from '../app/message-delivery';
import { MessageSending } from '../app/message-sending';
import { MessageService } from '../app/message.service';
import { OutboundHttp } from '../app/outbound-http';
import { OutsideChannels } from '../app/outside-channels';
import { OutsideQueue } from '../app/outside-queue';
import { ReminderJudge } from '../app/reminder-judge';
import { ReminderPace } from '../app/reminder-pace';
import { ReminderPlanning } from '../app/reminder-planning';
import { ReminderRulesService } from '../app/reminder-rules.service';
import { ReminderSender } from '../app/reminder-sender';
import { ReminderService } from '../app/reminder.service';
import { type ReminderSubject, ReminderSubjects } from '../app/reminder-subject';
import { CalendarFeed } from '../data/calendar-feed.entity';
import { Delivery } from '../data/delivery.entity';
import { GroupChannel } from '../data/group-channel.entity';
import { Message } from '../data/message.entity';
import { PlanningRun } from '../data/planning-run.entity';
import { Preference } from '../data/preference.entity';
import { DatedReminderRules } from '../data/reminder-rules.entity';
import { Reminder } from '../data/reminder.entity';
import { ReminderStore } from '../data/reminder.store';
import { Sending } from '../data/sending.entity';
import { SendingStore } from '../data/sending.store';
import { MessageSettings } from '../message.settings';

/** For `openPlatform(url, [...NOTIFICATION_ENTITIES, …])`; those of the organizations are not among them. */
export const NOTIFICATION_ENTITIES = [
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

export interface OpenNotifications {
  readonly reminders: ReminderService;
  readonly rules: ReminderRulesService;
  readonly planning: ReminderPlanning;
  readonly messages: MessageService;
  readonly box: MessageBoxService;
  readonly sender: ReminderSender;
  readonly sending: MessageSending;
  readonly delivery: MessageDelivery;
  readonly channels: OutsideChannels;
  readonly settings: MessageSettings;
  close(): void;
}

/** The services of this lib on a platform of its own, which has the entities of NOTIFICATION_ENTITIES. */
export function openNotifications(
  { uow, vault }: Pick<Platform, 'uow' | 'vault'>,
  subjects: readonly ReminderSubject[] = [],
  environment: Readonly<Record<string, string>> = {},
): OpenNotifications {
  const settings = loadSettings(MessageSettings, environment);
  const { channels, email } = openChannels(settings);
  const rules = new ReminderRulesService(uow, new OrganizationDirectory(), new CalendarService());
  const [contacts, sendings] = [new ContactBook(vault), new SendingStore()];
  const delivery = new MessageDelivery(new InAppChannel(), new OutsideQueue(sendings, contacts, rules));
  const discovered = new ReminderSubjects({ getProviders: () => subjects.map((instance) => ({ instance })) } as never);
  const planning = new ReminderPlanning(uow, discovered, rules);
  const judge = new ReminderJudge(planning, rules);
  return {
    reminders: new ReminderService(rules),
    rules,
    planning,
    messages: new MessageService(delivery),
    box: new MessageBoxService(uow),
    sender: new ReminderSender(uow, discovered, judge, new ReminderStore(), delivery),
    sending: new MessageSending(uow, sendings, channels, contacts, vault, settings, new ReminderPace()),
    delivery,
    channels,
    settings,
    close: () => email.onApplicationShutdown(),
  };
}

function openChannels(settings: MessageSettings): { channels: OutsideChannels; email: EmailChannel } {
  const http = new OutboundHttp(settings);
  const email = new EmailChannel(settings);
  const channels = new OutsideChannels(
    email,
    new SmsChannel(new HttpSmsProvider(settings)),
    new WecomChannel(http),
    new DingtalkChannel(http),
    new WebhookChannel(http),
  );
  return { channels, email };
}
