/** Permissions of this lib; which role holds them is identity's matrix. */
export const ROUND_PERMISSIONS = {
  read: 'round:read',
  /** Plan, freeze, allot, change the roster, hand out and close. */
  manage: 'round:manage',
  /** Log the visits that were allotted to him. */
  visit: 'round:visit',
} as const;
export type RoundPermission = (typeof ROUND_PERMISSIONS)[keyof typeof ROUND_PERMISSIONS];

export const ROUND_PERMISSION_NAMES: Readonly<Record<RoundPermission, string>> = {
  'round:read': '查看慰问活动',
  'round:manage': '组织慰问活动',
  'round:visit': '登记慰问活动的走访',
};
