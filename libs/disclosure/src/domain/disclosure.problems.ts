import { type ProblemCatalog, problemsOf } from '@app/kernel';

export const DISCLOSURE_PROBLEMS = {
  'notice.not-found': { kind: 'not-found', title: '没有这条公示，公示期满后就不再公开了。' },
  'notice.over': { kind: 'conflict', title: '这条公示已经结束，有情况请直接向工会反映。' },
  'notice.no-consent': { kind: 'rule-broken', title: '本人还没有同意公示，请先征得同意并记下来。' },
  'notice.too-short': {
    kind: 'rule-broken',
    title: '公示时间太短，至少 5 个工作日；有异议、核查后再公示的，至少 3 个工作日。',
  },
  'notice.hanging': { kind: 'conflict', title: '公示还没有结束，期满后再办下一步。' },
  'notice.too-many-objections': { kind: 'too-many', title: '今天已经收到很多意见，请明天再来，或者直接联系工会。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(DISCLOSURE_PROBLEMS);
