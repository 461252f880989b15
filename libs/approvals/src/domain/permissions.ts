export const APPROVAL_PERMISSIONS = {
  read: 'approval:read',
  sign: 'approval:sign',
  manageRoutes: 'approval:manage-routes',
} as const;
