import { CalendarService } from '@app/calendar';
import { OrganizationDirectory } from '@app/organizations';
import type { Platform } from '@app/persistence/testing';
import { InAppChannel } from '../app/in-app.channel';
import { MessageBoxService } from '../app/message-box.service';
import { MessageDelivery } from '../app/message-delivery';
import { MessageService } from '../app/message.service';
import { ReminderRulesService } from '../app/reminder-rules.service';
import { ReminderSender } from '../app/reminder-sender';
import { ReminderService } from '../app/reminder.service';
import { type ReminderSubject, ReminderSubjects } from '../app/reminder-subject';
import { ReminderJudge } from '../app/reminder-judge';
import { ReminderPlanning } from '../app/reminder-planning';
import { Delivery } from '../data/delivery.entity';
import { Message } from '../data/message.entity';
import { PlanningRun } from '../data/planning-run.entity';
import { DatedReminderRules } from '../data/reminder-rules.entity';
import { ReminderStore } from '../data/reminder.store';
import { Reminder } from '../data/reminder.entity';

/** For `openPlatform(url, [...NOTIFICATION_ENTITIES, …])`; those of the organizations are not among them. */
export const NOTIFICATION_ENTITIES = [Reminder, DatedReminderRules, PlanningRun, Message, Delivery];

export interface OpenNotifications {
  readonly reminders: ReminderService;
  readonly rules: ReminderRulesService;
  readonly planning: ReminderPlanning;
  readonly messages: MessageService;
  readonly box: MessageBoxService;
  readonly sender: ReminderSender;
}

/** The services of this lib on a platform of its own, which has the entities of NOTIFICATION_ENTITIES. */
export function openNotifications(
  { uow }: Pick<Platform, 'uow'>,
  subjects: readonly ReminderSubject[] = [],
): OpenNotifications {
  const rules = new ReminderRulesService(uow, new OrganizationDirectory(), new CalendarService());
  const delivery = new MessageDelivery(new InAppChannel());
  const discovered = new ReminderSubjects({ getProviders: () => subjects.map((instance) => ({ instance })) } as never);
  const planning = new ReminderPlanning(uow, discovered, rules);
  return {
    reminders: new ReminderService(rules),
    rules,
    planning,
    messages: new MessageService(delivery),
    box: new MessageBoxService(uow),
    sender: new ReminderSender(uow, discovered, new ReminderJudge(planning, rules), new ReminderStore(), delivery),
  };
}
