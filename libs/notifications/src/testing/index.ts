export * from './reminder.factory';
