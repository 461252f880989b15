/** What each role may do. The one table: roles are granted in a union and hold there and below. */

export const PERMISSION_NAMES = {
  'organization:read': '查看工会组织',
  'organization:manage': '管理工会组织和任职',
  'member:read': '查看会员',
  'member:read-sensitive': '查看会员的完整证件号、电话和银行卡号',
  'member:manage': '登记和修改会员',
  'member:transfer': '办理会籍转移',
  'account:manage': '管理账号和角色',
  'visit:read': '查看走访',
  'visit:read-sensitive': '查看走访中本人的话、需要和病情材料',
  'visit:report': '报告事项',
  'visit:assign': '指派走访',
  'visit:accept': '接受走访任务',
  'visit:log': '登记走访',
  'visit:excuse': '批准不走访',
  'visit:void': '作废走访登记',
  'visit:import': '导入历史慰问台账',
  'round:read': '查看慰问活动',
  'round:manage': '组织慰问活动',
  'round:visit': '登记慰问活动的走访',
  'standard:read': '查看慰问标准',
  'standard:manage': '制定慰问标准',
  'fund:read': '查看经费账户',
  'fund:manage': '管理经费账户',
  'fund:post': '记账',
  'fund:approve': '批准经费调剂和调整',
  'disbursement:read': '查看用款申请',
  'disbursement:request': '申请用款',
  'disbursement:review': '审核用款',
  'disbursement:approve': '审批用款',
  'disbursement:pay': '付款',
  'disbursement:reconcile': '对账',
  'disbursement:reverse': '红冲',
  'approval:read': '查看审批',
  'approval:sign': '签批',
  'approval:manage-routes': '设置审批路线',
  'hardship:read': '查看困难职工档案',
  'hardship:read-sensitive': '查看困难职工家庭的健康和收支',
  'hardship:manage': '办理困难职工档案',
  'hardship:assess': '记录困难职工评议',
  'hardship:oversee': '抽查档案、核对疑似重复、答复申诉',
  'hardship:manage-rules': '设置低保标准和建档规则',
  'dispute:read': '查看经手的争议调解',
  'dispute:intake': '接待争议申请',
  'dispute:mediate': '调解争议',
  'dispute:oversee': '主管争议调解',
  'dispute:import': '导入争议台账',
  'intake:run': '导入表格',
  'audit:read': '查看操作记录',
  'document:read': '查看材料',
  'document:upload': '上传材料',
  'form:print': '打印文书',
  'form:manage': '管理文书模板',
  'notification:read': '查看消息',
  'reminder-rules:manage': '设置提醒规则',
  'calendar:read': '查看日历和节日',
  'calendar:manage': '设置节日和导入放假安排',
  'message-channel:manage': '设置消息渠道',
  'message-log:read': '查看消息记录和重发',
  'queue:read': '查看任务队列',
  'report:read': '查看汇总数字和报表',
  'report:manage': '定目标、生成和上报报表',
  'report:review': '接收下级工会的报表',
} as const;
export type Permission = keyof typeof PERMISSION_NAMES;

export const ROLE_NAMES = {
  officer: '工会干部',
  'group-leader': '工会小组长',
  treasurer: '财务(审核)',
  accountant: '会计(对账)',
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
  'organization:read',
  'member:read',
  'visit:read',
  'round:read',
  'standard:read',
  'document:read',
  'form:print',
  'notification:read',
  'calendar:read',
] as const satisfies readonly Permission[];

const MONEY_READING = [
  'fund:read',
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

const MEDIATING = ['dispute:read', 'dispute:mediate'] as const satisfies readonly Permission[];

/** Who stands above the mediators and may look behind the wall. */
const OVERSEEING = ['dispute:intake', 'dispute:oversee'] as const satisfies readonly Permission[];

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
  'round:manage',
  'disbursement:approve',
  'approval:sign',
  'fund:approve',
  'audit:read',
  'message-log:read',
  'report:manage',
  'report:review',
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
    'round:manage',
    'form:manage',
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
    'fund:manage',
    'fund:approve',
    'disbursement:review',
    'approval:sign',
    'document:upload',
  ],
  accountant: [
    ...DESK,
    ...MONEY_READING,
    'fund:manage',
    'fund:post',
    'disbursement:reconcile',
    'disbursement:reverse',
    'document:upload',
  ],
  cashier: [...DESK, ...MONEY_READING, 'member:read-sensitive', 'disbursement:pay', 'document:upload'],
  chair: [
    ...LEADING,
    ...OVERSEEING,
    'hardship:manage-rules',
    'standard:manage',
    'approval:manage-routes',
    'reminder-rules:manage',
    'message-channel:manage',
    'calendar:manage',
    'form:manage',
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
    'disbursement:approve',
    'approval:sign',
  ],
  auditor: [...DESK, ...MONEY_READING, 'approval:sign', 'audit:read'],
  'federation-officer': [
    ...DESK,
    ...MEDIATING,
    'dispute:intake',
    ...MONEY_READING,
    'hardship:read',
    'hardship:read-sensitive',
    'hardship:oversee',
    'hardship:manage-rules',
    'disbursement:approve',
    'approval:sign',
    'audit:read',
    'report:manage',
    'report:review',
  ],
  administrator: [
    ...DESK,
    ...MONEY_READING,
    'organization:manage',
    'member:manage',
    'member:transfer',
    'account:manage',
    'standard:manage',
    'fund:manage',
    'approval:manage-routes',
    'reminder-rules:manage',
    'calendar:manage',
    'hardship:read',
    'hardship:manage',
    'hardship:manage-rules',
    'message-channel:manage',
    'message-log:read',
    'queue:read',
    'report:manage',
    'intake:run',
    'visit:import',
    'dispute:import',
    'audit:read',
    'document:upload',
    'form:manage',
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
