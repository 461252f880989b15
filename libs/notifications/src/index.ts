// Everything another lib or app may know about notifications. No entity, no repository.
export * from './domain/message';
export * from './domain/message-templates';
export * from './domain/notifications.permissions';
export { NOTIFICATIONS_PROBLEMS } from './domain/notifications.problems';
export * from './domain/reminder';
export * from './domain/reminder.lifecycle';
export * from './domain/reminder-plan';
export * from './domain/reminder-rules';
