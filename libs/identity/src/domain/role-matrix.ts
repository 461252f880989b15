import type { ActedFor, Grant, UnionId } from '@app/kernel';
import type { Permission } from './permission-names';

export { type Permission, PERMISSION_NAMES } from './permission-names';

/** What each role may do. The one table: roles are granted in a union and hold there and below. */
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

/** What everybody who works for a union sees. */
const DESK = [
  'delegation:give',
  'organization:read',
  'member:read',
  'visit:read',
  'round:read',
  'activity:read',
  'standard:read',
  'document:read',
  'form:print',
  'notification:read',
  'calendar:read',
] as const satisfies readonly Permission[];

const MONEY_READING = [
  'fund:read',
  'donation:read',
  'mutual-aid:read',
  'disbursement:read',
  'approval:read',
  'report:read',
] as const satisfies readonly Permission[];

const VISITING = [
  'visit:report',
  'visit:accept',
  'visit:log',
  'round:visit',
  'document:upload',
] as const satisfies readonly Permission[];

const MEDIATING = [
  'dispute:read',
  'dispute:mediate',
  'petition:read',
  'petition:handle',
  'accident:read',
  'accident:handle',
  'legal-aid:read',
  'legal-aid:handle',
] as const satisfies readonly Permission[];

/** Who stands above the mediators and may look behind the wall. */
const OVERSEEING = [
  'dispute:intake',
  'dispute:oversee',
  'petition:intake',
  'petition:oversee',
  'accident:intake',
  'accident:oversee',
  'legal-aid:intake',
  'legal-aid:oversee',
] as const satisfies readonly Permission[];

const LEADING = [
  ...DESK,
  ...MEDIATING,
  ...MONEY_READING,
  ...VISITING,
  'member:read-sensitive',
  'visit:read-sensitive',
  'visit:assign',
  'visit:excuse',
  'visit:void',
  'hardship:read',
  'hardship:read-sensitive',
  'hardship:assess',
  'hardship:oversee',
  'model-worker:read',
  'model-worker:read-sensitive',
  'study-aid:read',
  'round:manage',
  'mutual-aid:manage',
  'mutual-aid:decide',
  'disbursement:approve',
  'disbursement:review-papers',
  'approval:sign',
  'fund:approve',
  'audit:read',
  'message-log:read',
  'report:manage',
  'report:review',
  'report:publish',
] as const satisfies readonly Permission[];

/**
 * Who asks, who reviews, who approves, who pays and who reconciles are different roles; that they are also different
 * persons is asked anew at every step of a disbursement.
 */
export const ROLE_MATRIX: Readonly<Record<Role, readonly Permission[]>> = {
  officer: [
    ...DESK,
    ...MEDIATING,
    'dispute:intake',
    'petition:intake',
    'accident:intake',
    'legal-aid:intake',
    ...MONEY_READING,
    ...VISITING,
    'member:read-sensitive',
    'visit:read-sensitive',
    'member:manage',
    'member:transfer',
    'visit:assign',
    'visit:excuse',
    'visit:void',
    'hardship:read',
    'hardship:read-sensitive',
    'hardship:manage',
    'hardship:assess',
    'model-worker:read',
    'model-worker:read-sensitive',
    'model-worker:manage',
    'study-aid:read',
    'study-aid:manage',
    'round:manage',
    'mutual-aid:manage',
    'form:manage',
    'activity:manage',
    'disbursement:request',
    'message-log:read',
    'report:manage',
  ],
  'group-leader': [...DESK, ...VISITING],
  treasurer: [
    ...DESK,
    ...MONEY_READING,
    'member:read-sensitive',
    // The evidence of an aid is what he reviews.
    'visit:read-sensitive',
    'study-aid:read',
    'model-worker:read',
    'model-worker:read-sensitive',
    'fund:manage',
    'fund:approve',
    'donation:manage',
    'disbursement:review',
    'disbursement:review-papers',
    'approval:sign',
    'document:upload',
  ],
  accountant: [
    ...DESK,
    ...MONEY_READING,
    'fund:manage',
    'fund:post',
    'donation:manage',
    'disbursement:reconcile',
    'disbursement:reverse',
    'mutual-aid:pay',
    'document:upload',
  ],
  cashier: [
    ...DESK,
    ...MONEY_READING,
    'member:read-sensitive',
    'disbursement:pay',
    'mutual-aid:pay',
    'document:upload',
  ],
  chair: [
    ...LEADING,
    ...OVERSEEING,
    'hand-over:manage',
    'hardship:manage-rules',
    'model-worker:manage-rules',
    'study-aid:manage-programmes',
    'mutual-aid:manage-plans',
    'standard:manage',
    'approval:manage-routes',
    'reminder-rules:manage',
    'message-channel:manage',
    'calendar:manage',
    'form:manage',
    'retention:read',
    'retention:approve',
  ],
  'standing-vice-chair': [...LEADING, ...OVERSEEING],
  'vice-chair': LEADING,
  committee: [
    ...DESK,
    ...MEDIATING,
    ...MONEY_READING,
    ...VISITING,
    'hardship:read',
    'hardship:assess',
    'model-worker:read',
    'study-aid:read',
    'disbursement:approve',
    'approval:sign',
  ],
  auditor: [...DESK, ...MONEY_READING, 'study-aid:read', 'approval:sign', 'audit:read', 'retention:read'],
  'federation-officer': [
    ...DESK,
    ...MEDIATING,
    'dispute:intake',
    'petition:intake',
    'legal-aid:intake',
    ...MONEY_READING,
    'document:upload',
    'hardship:read',
    'hardship:read-sensitive',
    'hardship:oversee',
    'hardship:manage-rules',
    'model-worker:read',
    'model-worker:read-sensitive',
    'model-worker:manage',
    'model-worker:manage-rules',
    'study-aid:read',
    'study-aid:manage',
    'study-aid:manage-programmes',
    'mutual-aid:manage-plans',
    'mutual-aid:manage',
    'mutual-aid:decide',
    'disbursement:approve',
    'approval:sign',
    'audit:read',
    'report:manage',
    'report:review',
    'report:publish',
  ],
  administrator: [
    ...DESK,
    ...MONEY_READING,
    'organization:manage',
    'member:manage',
    'member:transfer',
    'account:manage',
    'hand-over:manage',
    'standard:manage',
    'fund:manage',
    'approval:manage-routes',
    'reminder-rules:manage',
    'calendar:manage',
    'hardship:read',
    'hardship:manage',
    'hardship:manage-rules',
    'model-worker:read',
    'model-worker:manage',
    'model-worker:manage-rules',
    'study-aid:read',
    'study-aid:manage',
    'study-aid:manage-programmes',
    'message-channel:manage',
    'message-log:read',
    'queue:read',
    'system:watch',
    'report:manage',
    'intake:run',
    'visit:import',
    'dispute:import',
    'donation:manage',
    'mutual-aid:manage-plans',
    'mutual-aid:import',
    'activity:manage',
    'audit:read',
    'document:upload',
    'form:manage',
    'retention:read',
    'retention:propose',
    'retention:manage-rules',
  ],
};

export const isRole = (value: string): value is Role => Object.hasOwn(ROLE_NAMES, value);

const SETS = new Map(ROLES.map((role) => [role, new Set<string>(ROLE_MATRIX[role])]));
const NOTHING: ReadonlySet<string> = new Set();

/** A role that this version does not know allows nothing. */
export const permissionsOfRole = (role: string): ReadonlySet<string> =>
  isRole(role) ? (SETS.get(role) ?? NOTHING) : NOTHING;

/** Roles that allow it, for "who may be asked to do this". */
export const rolesWith = (permission: string): Role[] =>
  ROLES.filter((role) => permissionsOfRole(role).has(permission));

/** A role as its holder carries it. */
export const grantOf = (unionId: UnionId, role: string, onBehalfOf: ActedFor | null = null): Grant => ({
  ...{ unionId, role, permissions: permissionsOfRole(role) },
  ...(isRole(role) && { roleName: nameOfRole(role, onBehalfOf) }),
  ...(onBehalfOf && { onBehalfOf }),
});

const nameOfRole = (role: Role, onBehalfOf: ActedFor | null): string =>
  onBehalfOf ? `${ROLE_NAMES[role]}（代${onBehalfOf.name}）` : ROLE_NAMES[role];
