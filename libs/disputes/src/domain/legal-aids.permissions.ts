/** Permissions with the names that people read. Who sees a legal aid case is asked of the case itself. */
export const LEGAL_AID_PERMISSIONS = {
  read: 'legal-aid:read',
  intake: 'legal-aid:intake',
  handle: 'legal-aid:handle',
  oversee: 'legal-aid:oversee',
} as const;
export type LegalAidPermission = (typeof LEGAL_AID_PERMISSIONS)[keyof typeof LEGAL_AID_PERMISSIONS];

export const LEGAL_AID_PERMISSION_NAMES: Readonly<Record<LegalAidPermission, string>> = {
  'legal-aid:read': '查看经手的法律援助',
  'legal-aid:intake': '接待和审查法律援助',
  'legal-aid:handle': '办理法律援助',
  'legal-aid:oversee': '主管法律援助',
};
