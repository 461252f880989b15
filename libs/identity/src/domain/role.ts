/** What people call the roles. They are granted in a union and hold there and below. */
export const ROLE_NAMES = {
  officer: '工会干部',
  'group-leader': '工会小组长',
  treasurer: '财务（审核）',
  accountant: '会计（对账）',
  cashier: '出纳',
  chair: '主席',
  'standing-vice-chair': '常务副主席',
  'vice-chair': '副主席',
  committee: '委员',
  auditor: '经审委员',
  'federation-officer': '上级工会干部',
  administrator: '管理员',
} as const;
export type Role = keyof typeof ROLE_NAMES;
export const ROLES = Object.keys(ROLE_NAMES) as Role[];

export const isRole = (value: string): value is Role => Object.hasOwn(ROLE_NAMES, value);
