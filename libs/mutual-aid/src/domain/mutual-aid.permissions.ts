/** Permissions of this lib with the names that people read. */
export const MUTUAL_AID_PERMISSIONS = {
  'mutual-aid:read': '查看互助保障',
  'mutual-aid:manage-plans': '设置互助保障计划',
  'mutual-aid:manage': '办理参保和申报、初审理赔',
  'mutual-aid:decide': '复审理赔',
  'mutual-aid:pay': '登记理赔赔付',
  'mutual-aid:import': '导入互助保障台账',
} as const;
