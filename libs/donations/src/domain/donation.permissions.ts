/** Permissions of this lib with the names that people read. */
export const DONATION_PERMISSIONS = {
  'donation:read': '查看捐赠',
  'donation:manage': '登记捐赠和开收据',
} as const;
