import { type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal about legal aid; titles are read by people. */
export const LEGAL_AID_PROBLEMS = {
  'legal-aid.not-found': {
    kind: 'not-found',
    title: '没有找到这件法律援助，也许已经换由别的同志办；要问进展，请找工会主席。',
  },
  'legal-aid.action-not-open': { kind: 'conflict', title: '这件法律援助现在不能这样办，请看看它走到哪一步了。' },
  'legal-aid.invalid': { kind: 'invalid', title: '有几处要改一下，改好再提交。' },
  'legal-aid.not-yours': { kind: 'forbidden', title: '这一步由别的同志来办。' },
  'legal-aid.incomplete': { kind: 'rule-broken', title: '材料还没有齐，请先补齐再决定。' },
  'legal-aid.nothing-missing': { kind: 'rule-broken', title: '材料已经齐了，可以直接决定。' },
  'legal-aid.handler-not-found': { kind: 'invalid', title: '没有找到这位承办人，请从名单里选。' },
  'legal-aid.conflict': { kind: 'rule-broken', title: '这位同志和这件事有关系，要回避，请另选一位。' },
  'legal-aid.own-decision': { kind: 'rule-broken', title: '自己作的决定，异议要由别的同志审查。' },
} as const satisfies ProblemCatalog;

export const refuseLegalAid = problemsOf(LEGAL_AID_PROBLEMS);
