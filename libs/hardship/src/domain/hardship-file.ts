import type { Id } from '@app/kernel';

export type HardshipFileId = Id<'hardship-file'>;
export type FilePersonId = Id<'file-person'>;
export type StatementId = Id<'household-statement'>;
export type JudgementId = Id<'judgement'>;

export const FILE_SOURCES = ['found', 'application', 'import'] as const;
export type FileSource = (typeof FILE_SOURCES)[number];
export const FILE_SOURCE_LABELS: Readonly<Record<FileSource, string>> = {
  found: '工会发现',
  application: '本人申请',
  import: '原有档案导入',
};
