import { type ProblemCatalog, problemsOf } from '@app/kernel';

export const MUTUAL_AID_PROBLEMS = {
  'claim.action-not-open': { kind: 'conflict', title: '这件理赔现在不能这样办,请刷新后再看。' },
  'claim.changed-since-import': { kind: 'conflict', title: '这次导入的理赔后来有人办理过,不能整批撤回。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(MUTUAL_AID_PROBLEMS);
