/** Permissions of this lib with the names that people read. Who may look is asked of the document's subject. */
export const DOCUMENT_PERMISSIONS = {
  'document:upload': '上传照片和材料',
} as const;
