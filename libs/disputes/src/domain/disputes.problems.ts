import { type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal of this lib; titles are read by people. */
export const DISPUTE_PROBLEMS = {
  'dispute.not-found': {
    kind: 'not-found',
    title: '没有找到这件调解，也许已经换由别的同志办；要问进展，请找工会主席。',
  },
  'dispute.action-not-open': { kind: 'conflict', title: '这件调解现在不能这样办，请看看它走到哪一步了。' },
  'dispute.invalid': { kind: 'invalid', title: '有几处要改一下，改好再提交。' },
  'dispute.no-mediator': { kind: 'rule-broken', title: '还没有定调解员，请先定一位再受理。' },
  'dispute.conflict': { kind: 'rule-broken', title: '这位同志和这件事有关系，要回避，请另选一位。' },
  'dispute.not-declared': {
    kind: 'rule-broken',
    title: '请先书面确认自己和双方没有关系，再办这件事；有关系的，请换一位调解员。',
  },
  'dispute.not-mediator': { kind: 'forbidden', title: '只有这件事的调解员能这样办。' },
  'dispute.mediator-not-found': { kind: 'invalid', title: '没有找到这位调解员，请从名单里选。' },
  'dispute.not-open-referral': { kind: 'rule-broken', title: '这不是劳动争议，不能转仲裁或劳动监察。' },
  'dispute.mediation-not-over': { kind: 'rule-broken', title: '调解期限还没有到，不能按期满结束。' },
  'dispute.not-agreed': { kind: 'conflict', title: '这件事还没有达成协议。' },
  'dispute.instalment-not-found': { kind: 'not-found', title: '没有找到这一期付款。' },
  'dispute.instalment-paid': { kind: 'conflict', title: '这一期已经登记付过了。' },
  'dispute.instalments-open': { kind: 'rule-broken', title: '还有没付的款，付清以后再登记全部履行。' },
  'dispute.offer-not-open': { kind: 'conflict', title: '这个方案已经答复过了。' },
  'dispute.not-concluded': { kind: 'conflict', title: '事情办完以后再来评价。' },
  'dispute.historic': { kind: 'conflict', title: '这件事是从以前的台账导入的，当时已经办完，不用评价。' },
  'dispute.rated': { kind: 'conflict', title: '您已经评价过了，谢谢。' },
  'dispute.clock-event-refused': { kind: 'rule-broken', title: '这个期限不能这样变动。' },
  'dispute.not-in-arbitration': { kind: 'rule-broken', title: '这件事没有走仲裁，不用登记仲裁的日期。' },
  'dispute.paper-not-found': { kind: 'not-found', title: '没有找到这份材料。' },
  'dispute.paper-empty': { kind: 'invalid', title: '还没有选文件，拍照或者选好文件再存。' },
  'dispute.changed-since-import': {
    kind: 'conflict',
    title: '这次导入的争议里有的已经办过手续，不能整批撤回，请逐件办理。',
  },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(DISPUTE_PROBLEMS);
