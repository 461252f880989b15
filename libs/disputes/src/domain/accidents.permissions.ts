/** Permissions with the names that people read. Who sees an accident is asked of the accident itself. */
export const ACCIDENT_PERMISSIONS = {
  read: 'accident:read',
  intake: 'accident:intake',
  handle: 'accident:handle',
  oversee: 'accident:oversee',
} as const;
export type AccidentPermission = (typeof ACCIDENT_PERMISSIONS)[keyof typeof ACCIDENT_PERMISSIONS];

export const ACCIDENT_PERMISSION_NAMES: Readonly<Record<AccidentPermission, string>> = {
  'accident:read': '查看经手的事故',
  'accident:intake': '登记事故',
  'accident:handle': '参加事故调查',
  'accident:oversee': '主管事故调查',
};
