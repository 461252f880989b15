/** Permissions of this lib with the names that people read. */
export const FUND_PERMISSIONS = {
  'fund:read': '查看经费账户',
  'fund:manage': '管理经费账户',
  'fund:post': '记账',
  'fund:approve': '批准经费调剂和调整',
} as const;
