import { type ProblemCatalog, problemsOf } from '@app/kernel';

export const STANDARDS_PROBLEMS = {
  'standard.not-found': { kind: 'not-found', title: '没有找到这条慰问标准，可能已被停用，请刷新后再看。' },
  'standard.stale': { kind: 'stale', title: '这条标准刚被别人改过，请刷新后再改。' },
  'standard.invalid': { kind: 'invalid', title: '标准的内容有矛盾，请按提示改好再保存。' },
  'standard.overlaps': { kind: 'conflict', title: '同一事由在同一时间只能有一条标准，请先停用旧标准。' },
  'standard.forbidden': { kind: 'forbidden', title: '您没有设置这个工会慰问标准的权限，请找本级管理员。' },
  'occasion.not-found': { kind: 'not-found', title: '没有找到这个慰问事由，请在事由目录里重新选择。' },
  'occasion.invalid': { kind: 'invalid', title: '事由的内容不完整，请按提示补好再保存。' },
  'occasion.overlaps': { kind: 'conflict', title: '这个事由在同一时间已经有一条设置，请先停用旧的。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(STANDARDS_PROBLEMS);
