/** Permissions of this lib; which role holds them is identity's matrix. */
export const VISIT_PERMISSIONS = {
  read: 'visit:read',
  report: 'visit:report',
  assign: 'visit:assign',
  log: 'visit:log',
  correct: 'visit:correct',
  excuse: 'visit:excuse',
  close: 'visit:close',
  void: 'visit:void',
  /** The person's words, his need, notes and medical evidence (domain rules §9); each look is recorded. */
  readSensitive: 'visit:read-sensitive',
} as const;
export type VisitPermission = (typeof VISIT_PERMISSIONS)[keyof typeof VISIT_PERMISSIONS];
