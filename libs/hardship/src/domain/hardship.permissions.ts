/** Permissions of this lib with the names that people read. */
export const HARDSHIP_PERMISSIONS = {
  read: 'hardship:read',
  readSensitive: 'hardship:read-sensitive',
  manage: 'hardship:manage',
  assess: 'hardship:assess',
  oversee: 'hardship:oversee',
  manageRules: 'hardship:manage-rules',
} as const;
export type HardshipPermission = (typeof HARDSHIP_PERMISSIONS)[keyof typeof HARDSHIP_PERMISSIONS];

export const HARDSHIP_PERMISSION_NAMES: Readonly<Record<HardshipPermission, string>> = {
  'hardship:read': '查看困难职工档案',
  'hardship:read-sensitive': '查看困难职工家庭的健康和收支',
  'hardship:manage': '办理困难职工档案',
  'hardship:assess': '记录困难职工评议',
  'hardship:oversee': '抽查档案、核对疑似重复、答复申诉',
  'hardship:manage-rules': '设置低保标准和建档规则',
};
