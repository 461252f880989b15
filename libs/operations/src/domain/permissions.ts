/** Permissions of this lib with the names that a person reads. */
export const OPERATIONS_PERMISSIONS = {
  'system:watch': '查看系统状态和核对结果',
} as const;
