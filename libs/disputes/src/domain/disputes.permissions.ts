/** Permissions of this lib with the names that people read. Who sees a dispute is asked of the dispute itself. */
export const DISPUTE_PERMISSIONS = {
  read: 'dispute:read',
  intake: 'dispute:intake',
  mediate: 'dispute:mediate',
  oversee: 'dispute:oversee',
  import: 'dispute:import',
} as const;
export type DisputePermission = (typeof DISPUTE_PERMISSIONS)[keyof typeof DISPUTE_PERMISSIONS];

export const DISPUTE_PERMISSION_NAMES: Readonly<Record<DisputePermission, string>> = {
  'dispute:read': '查看经手的争议调解',
  'dispute:intake': '接待争议申请',
  'dispute:mediate': '调解争议',
  'dispute:oversee': '主管争议调解',
  'dispute:import': '导入争议台账',
};
