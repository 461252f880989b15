/** Permissions of this lib with the names that people read. */
export const IDENTITY_PERMISSIONS = {
  'account:manage': '管理账号和角色',
  'hand-over:manage': '办理换届交接',
  'audit:read': '查看操作记录',
} as const;
