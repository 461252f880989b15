/** Permissions of this lib with the names that people read. Everybody reads the messages sent to himself; that needs none. */
export const NOTIFICATION_PERMISSIONS = {
  'reminder-rules:manage': '设置提醒规则',
  'message-channel:manage': '设置消息渠道',
  'message-log:read': '查看消息记录和重发',
  'queue:read': '查看任务队列',
} as const;
