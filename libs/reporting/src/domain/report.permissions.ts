/** Permissions of this lib; which role holds them is identity's matrix. */
export const REPORT_PERMISSIONS = {
  read: 'report:read',
  /** Targets, matching funds; freezing and submitting returns. */
  manage: 'report:manage',
  /** Accepting or sending back the returns of unions below. */
  review: 'report:review',
  /** Publishing to the members and withdrawing what was published. */
  publish: 'report:publish',
} as const;
export type ReportPermission = (typeof REPORT_PERMISSIONS)[keyof typeof REPORT_PERMISSIONS];
