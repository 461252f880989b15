/** Permissions of this lib with the names that people read. */
export const MUTUAL_AID_PERMISSIONS = {
  'mutual-aid:read': '查看互助保障',
  'mutual-aid:import': '导入互助保障台账',
} as const;
