import { type ProblemCatalog, problemsOf } from '@app/kernel';

export const ACTIVITY_PROBLEMS = {
  'activity.not-found': { kind: 'not-found', title: '没有找到这次活动，它可能不在您的工会范围内。' },
  'activity.action-not-open': { kind: 'conflict', title: '这次活动已经作废，不能再改。' },
  'activity.day-ahead': { kind: 'invalid', title: '活动日期不能晚于今天，活动办完再登记。' },
  'activity.reason-missing': { kind: 'invalid', title: '请写明作废的原因，一句话就行。' },
  'activity.changed-since-import': {
    kind: 'conflict',
    title: '这次导入的活动后来有人改过，不能整批撤回，请逐个作废。',
  },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(ACTIVITY_PROBLEMS);
