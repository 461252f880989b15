/** Permissions of this lib with the names that people read. Everybody reads the messages sent to himself; that needs none. */
export const NOTIFICATION_PERMISSIONS = {
  'reminder-rules:manage': '设置提醒规则',
} as const;
