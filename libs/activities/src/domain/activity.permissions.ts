/** Permissions of this lib with the names that people read. */
export const ACTIVITY_PERMISSIONS = {
  'activity:read': '查看服务活动',
  'activity:manage': '登记服务活动',
} as const;
