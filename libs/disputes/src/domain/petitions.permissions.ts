/** Permissions with the names that people read. Who sees a petition is asked of the petition itself. */
export const PETITION_PERMISSIONS = {
  read: 'petition:read',
  intake: 'petition:intake',
  handle: 'petition:handle',
  oversee: 'petition:oversee',
} as const;
export type PetitionPermission = (typeof PETITION_PERMISSIONS)[keyof typeof PETITION_PERMISSIONS];

export const PETITION_PERMISSION_NAMES: Readonly<Record<PetitionPermission, string>> = {
  'petition:read': '查看经手的信访',
  'petition:intake': '登记信访',
  'petition:handle': '办理信访',
  'petition:oversee': '主管信访',
};
