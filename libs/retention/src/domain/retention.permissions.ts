export const RETENTION_PERMISSIONS = {
  read: 'retention:read',
  propose: 'retention:propose',
  approve: 'retention:approve',
  manageRules: 'retention:manage-rules',
} as const;
