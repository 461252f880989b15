export const FORM_PERMISSIONS = {
  print: 'form:print',
  manage: 'form:manage',
} as const;
