/** Permissions of this lib. Everybody reads the messages sent to himself; that needs none. */
export const NOTIFICATION_PERMISSIONS = {
  readReminders: 'reminder:read',
  retryReminders: 'reminder:retry',
  editRules: 'reminder-rules:edit',
} as const;
export type NotificationPermission = (typeof NOTIFICATION_PERMISSIONS)[keyof typeof NOTIFICATION_PERMISSIONS];
