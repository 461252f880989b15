import { type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal about petitions; titles are read by people. */
export const PETITION_PROBLEMS = {
  'petition.not-found': {
    kind: 'not-found',
    title: '没有找到这件信访，也许已经换由别的同志办；要问进展，请找工会主席。',
  },
  'petition.action-not-open': { kind: 'conflict', title: '这件信访现在不能这样办，请看看它走到哪一步了。' },
  'petition.invalid': { kind: 'invalid', title: '有几处要改一下，改好再提交。' },
  'petition.not-yours': { kind: 'forbidden', title: '这一步由别的同志来办。' },
  'petition.no-handler': { kind: 'rule-broken', title: '还没有定承办人，请先定一位再受理。' },
  'petition.handler-not-found': { kind: 'invalid', title: '没有找到这位承办人，请从名单里选。' },
  'petition.conflict': { kind: 'rule-broken', title: '这位同志和这件事有关系，要回避，请另选一位。' },
  'petition.own-answer': { kind: 'rule-broken', title: '自己答复过的，要由别的同志复查、复核。' },
  'petition.not-forwarded': { kind: 'rule-broken', title: '只有别的单位转送来的才能退回。' },
  'petition.too-late': { kind: 'rule-broken', title: '期限已经过了。' },
  'petition.may-still-ask': {
    kind: 'rule-broken',
    title: '信访人还在可以请求复查、复核的期限里，他表示满意才能先归档。',
  },
  'petition.meeting-past': { kind: 'invalid', title: '约见的日子已经过了，请选今天或以后。' },
  'petition.not-concluded': { kind: 'conflict', title: '还没有办完，办完再评价。' },
  'petition.rated': { kind: 'conflict', title: '已经评价过了，谢谢。' },
  'petition.extension-refused': { kind: 'rule-broken', title: '办理期限不能这样延长。' },
} as const satisfies ProblemCatalog;

export const refusePetition = problemsOf(PETITION_PROBLEMS);
