import { type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal of this lib; titles are read by people. */
export const HARDSHIP_PROBLEMS = {
  'hardship-file.not-found': { kind: 'not-found', title: '没有找到这份困难职工档案,它可能不在您的工会范围内。' },
  'hardship-file.action-not-open': { kind: 'conflict', title: '这份档案现在不能这样办,请看看它走到哪一步了。' },
  'hardship-file.household-has-one': {
    kind: 'conflict',
    title: '这家人已经有一份在办或在档的困难职工档案。一户一档,请在原来的档案里办理。',
  },
  'hardship-file.invalid': { kind: 'invalid', title: '有几处要改一下,改好再提交。' },
  'hardship-file.changed-since-import': {
    kind: 'conflict',
    title: '这次导入的档案里有的已经办过手续,不能整批撤回,请逐份办理。',
  },
  'subsistence-standard.missing': {
    kind: 'rule-broken',
    title: '还没有登记这一天适用的低保标准,请先在“低保标准”里登记。',
  },
  'subsistence-standard.taken': { kind: 'conflict', title: '这个地区从这一天起已经有一条低保标准,请改那一条。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(HARDSHIP_PROBLEMS);
