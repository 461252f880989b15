/** Permissions of this lib with the names that people read. Official days are the federation's: managed at its root. */
export const CALENDAR_PERMISSIONS = {
  'calendar:read': '查看日历和节日',
  'calendar:manage': '设置节日和导入放假安排',
} as const;
