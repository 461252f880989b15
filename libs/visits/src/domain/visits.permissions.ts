/** Permissions of this lib; which role holds them is identity's matrix. */
export const VISIT_PERMISSIONS = {
  read: 'visit:read',
  report: 'visit:report',
  /** Give a duty to somebody, close it, open it again. */
  assign: 'visit:assign',
  accept: 'visit:accept',
  /** Log a visit, correct what was logged, ask for its aid. */
  log: 'visit:log',
  excuse: 'visit:excuse',
  void: 'visit:void',
  /** The person's words, his need, notes and medical evidence (domain rules §9); each look is recorded. */
  readSensitive: 'visit:read-sensitive',
  /** Take in a ledger of visits of before. */
  importHistory: 'visit:import',
} as const;
export type VisitPermission = (typeof VISIT_PERMISSIONS)[keyof typeof VISIT_PERMISSIONS];

export const VISIT_PERMISSION_NAMES: Readonly<Record<VisitPermission, string>> = {
  'visit:read': '查看走访',
  'visit:report': '报告事项',
  'visit:assign': '指派和办结走访',
  'visit:accept': '接受走访任务',
  'visit:log': '登记和更正走访',
  'visit:excuse': '批准不走访',
  'visit:void': '作废走访登记',
  'visit:read-sensitive': '查看走访中本人的话、需要和病情材料',
  'visit:import': '导入历史慰问台账',
};
