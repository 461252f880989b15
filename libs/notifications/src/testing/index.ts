export * from './reminder.factory';
export * from './open-notifications';
