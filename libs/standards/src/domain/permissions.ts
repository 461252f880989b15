/** Permissions of this lib with the names that people read. */
export const STANDARD_PERMISSIONS = {
  'standard:read': '查看慰问标准',
  'standard:manage': '制定慰问标准',
} as const;
