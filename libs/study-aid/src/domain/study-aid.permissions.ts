/** Permissions of this lib; which role holds them is identity's matrix. */
export const STUDY_AID_PERMISSIONS = {
  read: 'study-aid:read',
  /** Full document numbers of children; each look is kept. */
  manage: 'study-aid:manage',
  manageProgrammes: 'study-aid:manage-programmes',
} as const;
export type StudyAidPermission = (typeof STUDY_AID_PERMISSIONS)[keyof typeof STUDY_AID_PERMISSIONS];

export const STUDY_AID_PERMISSION_NAMES: Readonly<Record<StudyAidPermission, string>> = {
  'study-aid:read': '查看助学资助',
  'study-aid:manage': '办理助学申请和续办',
  'study-aid:manage-programmes': '设置助学项目和标准',
};
