import { type ProblemCatalog, problemsOf } from '@app/kernel';

export const DONATION_PROBLEMS = {
  'donation.not-found': { kind: 'not-found', title: '没有找到这笔捐赠，它可能不在您的工会范围内。' },
  'donation.action-not-open': { kind: 'conflict', title: '这笔捐赠已经作废，不能再办。' },
  'donation.day-ahead': { kind: 'invalid', title: '捐赠日期不能晚于今天。' },
  'donation.purpose-missing': { kind: 'invalid', title: '定向捐赠请写明捐赠人指定的用途。' },
  'donation.fund-not-for-donations': { kind: 'rule-broken', title: '这个账户不收捐赠款，请选捐赠资金账户。' },
  'donation.reason-missing': { kind: 'invalid', title: '请写明作废的原因，一句话就行。' },
  'donation.changed-since-import': {
    kind: 'conflict',
    title: '这次导入的捐赠后来有人改过，不能整批撤回，请逐笔作废。',
  },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(DONATION_PROBLEMS);
