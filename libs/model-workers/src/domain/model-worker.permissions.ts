/** Permissions of this lib with the names that people read; which role holds them is identity's matrix. */
export const MODEL_WORKER_PERMISSIONS = {
  'model-worker:read': '查看劳模档案',
  'model-worker:read-sensitive': '查看劳模的收入和困难情况',
  'model-worker:manage': '办理劳模档案、年度调查和帮扶',
  'model-worker:manage-rules': '设置劳模帮扶标准',
} as const;
export type ModelWorkerPermission = keyof typeof MODEL_WORKER_PERMISSIONS;
