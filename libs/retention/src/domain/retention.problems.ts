import { type ProblemCatalog, problemsOf } from '@app/kernel';

export const RETENTION_PROBLEMS = {
  'destruction-list.not-found': { kind: 'not-found', title: '没有找到这份销毁清单，它可能不在您的工会范围内。' },
  'destruction-list.nothing-due': { kind: 'rule-broken', title: '现在没有到期的档案，不用列清单。' },
  'destruction-list.action-not-open': { kind: 'conflict', title: '这份清单已经走到别的一步了，请刷新页面看看。' },
  'destruction-list.nothing-listed': {
    kind: 'rule-broken',
    title: '清单上的档案都留下了，没有要销毁的，可以直接作废清单。',
  },
  'destruction-list.witnesses': {
    kind: 'invalid',
    title: '请写两位监销人的姓名，不能是同一个人，也不能是提出或批准的人。',
  },
  'destruction-list.own-proposal': { kind: 'forbidden', title: '提出销毁的人不能自己批准，请另一位同志来看。' },
  'destruction-list.approver-destroys': { kind: 'forbidden', title: '批准的人不能自己执行销毁，请管理员来办。' },
  'destruction-list.reason-missing': { kind: 'invalid', title: '请写明原因，一句话就行。' },
  'destruction-list.minutes-missing': { kind: 'invalid', title: '请上传签好字的销毁纪要，拍照或扫描都行。' },
  'destruction-line.not-found': { kind: 'not-found', title: '清单上没有这一件，请刷新页面再看看。' },
  'destruction-line.not-listed': { kind: 'conflict', title: '这一件已经留下或者处理过了，请刷新页面看看。' },
  'destruction-line.until-past': { kind: 'invalid', title: '留到哪一天要晚于今天；没有期限就不用填。' },
  'retention-rule.unknown-kind': { kind: 'invalid', title: '没有这一类档案，请从列表里选。' },
  'retention-rule.too-short': { kind: 'rule-broken', title: '比规定的最短年限还短，不能这样定。' },
  'retention-rule.past': { kind: 'invalid', title: '新的年限只能从今天或以后开始。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(RETENTION_PROBLEMS);
