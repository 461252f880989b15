import { type ProblemCatalog, problemsOf } from '@app/kernel';

export const APPROVAL_PROBLEMS = {
  'approval.not-found': { kind: 'not-found', title: '没有找到这份审批,可能已被撤回,请刷新后再看。' },
  'approval.stale': { kind: 'stale', title: '这份审批刚有新的进展,请刷新后再处理。' },
  'approval.action-not-open': { kind: 'conflict', title: '这份审批现在不能这样处理,请刷新后再看。' },
  'approval.no-route': { kind: 'rule-broken', title: '没有适用的审批权限,请管理员先设置审批流程。' },
  'approval.not-your-step': { kind: 'forbidden', title: '现在不是您这一步,或您没有这一步的审批职责。' },
  'approval.requester-only': { kind: 'forbidden', title: '只有申请人本人可以这样处理。' },
  'approval.own-benefit': { kind: 'forbidden', title: '这笔钱是给您本人的,请由别的同志办理。' },
  'approval.household-benefit': { kind: 'forbidden', title: '这笔钱是给您家里人的,按规定要回避,请由别的同志办理。' },
  'approval.one-person-one-part': { kind: 'forbidden', title: '同一件事一人只能办一个环节,请由别的同志办理。' },
  'approval.signed-before': { kind: 'conflict', title: '您已经签过了,这一步要由另一位同志来签。' },
  'approval.reason-needed': { kind: 'invalid', title: '请写明原因,好让对方知道怎么改。' },
  'approval.nothing-before': { kind: 'conflict', title: '这已经是第一步,请直接退回给申请人。' },
  'approval.collective-needed': { kind: 'rule-broken', title: '这一步要开会集体决定,请填写会议纪要和表决结果。' },
  'approval.not-collective': { kind: 'rule-broken', title: '这一步由一位同志签字即可,不需要填会议表决。' },
  'approval.minutes-needed': { kind: 'invalid', title: '请填写会议纪要编号。' },
  'approval.vote-does-not-add-up': { kind: 'invalid', title: '表决人数对不上:赞成、反对、弃权相加应等于到会人数。' },
  'approval.no-quorum': { kind: 'rule-broken', title: '到会人数不够,不能表决,请改期再开。' },
  'approval.held-after-today': { kind: 'invalid', title: '会议日期不能晚于今天。' },
  'approval.added-before': { kind: 'conflict', title: '这位同志已经在这一步的签字名单里了。' },
  'approval.added-signer-missing': { kind: 'conflict', title: '加签的同志还没签,请等他签完,或请他尽快处理。' },
  'approval.reminded-today': { kind: 'too-many', title: '今天已经催过一次了,明天再催吧。' },
  'approval.amount-not-positive': { kind: 'invalid', title: '金额要大于 0。' },
  'approval.route-needed': { kind: 'invalid', title: '金额改了,要按新金额重新走审批流程。' },
  'approval.delegation-invalid': { kind: 'invalid', title: '委托填写有误,请按提示改好。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(APPROVAL_PROBLEMS);
