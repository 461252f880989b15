import { problemsOf } from '@app/kernel';

export const OPERATIONS_PROBLEMS = {
  'system.federation-only': { kind: 'forbidden', title: '系统状态由整个联合会的管理员看；有问题请告诉他。' },
} as const;
export const refuse = problemsOf(OPERATIONS_PROBLEMS);
