import { type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal about accidents; titles are read by people. */
export const ACCIDENT_PROBLEMS = {
  'accident.not-found': {
    kind: 'not-found',
    title: '没有找到这起事故，也许已经换由别的同志办；要问进展，请找工会主席。',
  },
  'accident.person-not-found': { kind: 'not-found', title: '没有找到这位伤亡人员。' },
  'accident.action-not-open': { kind: 'conflict', title: '这起事故现在不能这样办，请看看它走到哪一步了。' },
  'accident.invalid': { kind: 'invalid', title: '有几处要改一下，改好再提交。' },
  'accident.not-yours': { kind: 'forbidden', title: '这一步由别的同志来办。' },
  'accident.no-handler': { kind: 'rule-broken', title: '还没有定谁代表工会参加调查，请先定一位。' },
  'accident.handler-not-found': { kind: 'invalid', title: '没有找到这位同志，请从名单里选。' },
  'accident.conflict': { kind: 'rule-broken', title: '这位同志和这起事故有关系，要回避，请另选一位。' },
  'accident.nobody': { kind: 'rule-broken', title: '还没有登记伤亡人员，请先登记再往下办。' },
  'accident.compensation-open': { kind: 'rule-broken', title: '还有人的赔偿没有办完，办完再归档。' },
  'accident.clock-event-refused': { kind: 'rule-broken', title: '这个期限不能这样变动。' },
  'accident.has-payments': { kind: 'rule-broken', title: '他已经有赔付记录，不能删除。' },
} as const satisfies ProblemCatalog;

export const refuseAccident = problemsOf(ACCIDENT_PROBLEMS);
