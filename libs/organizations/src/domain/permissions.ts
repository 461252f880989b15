/** Permissions of this lib with the names that people read. */
export const ORGANIZATION_PERMISSIONS = {
  'organization:read': '查看工会组织',
  'organization:manage': '管理工会组织和任职',
} as const;
