/** Permissions of this lib with the names that people read. */
export const MEMBER_PERMISSIONS = {
  'member:read': '查看会员',
  'member:manage': '登记会员、办理会籍和家庭',
  'member:read-sensitive': '查看会员的完整证件号、电话和银行卡号（会留下记录）',
} as const;
export type MemberPermission = keyof typeof MEMBER_PERMISSIONS;
