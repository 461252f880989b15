// Everything another lib or app may know about notifications. No entity, no repository.
export { type CalendarEntry, CalendarSource } from './app/calendar-source';
export { type DirectMessage, MessageService } from './app/message.service';
export { ReminderPlanning } from './app/reminder-planning';
export { ReminderService } from './app/reminder.service';
export { ReminderSource, RuledReminderSource } from './app/reminder-source';
export { ReminderSubject } from './app/reminder-subject';
export * from './domain/message';
export * from './domain/message-templates';
export * from './domain/notifications.permissions';
export { NOTIFICATIONS_PROBLEMS } from './domain/notifications.problems';
export * from './domain/reminder';
export * from './domain/reminder.lifecycle';
export * from './domain/reminder-plan';
export * from './domain/reminder-rules';
export { MessageSettings } from './message.settings';
export { NotificationsModule } from './notifications.module';
