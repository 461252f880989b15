import { type ProblemCatalog, problemsOf } from '@app/kernel';

export const MODEL_WORKER_PROBLEMS = {
  'model-worker.not-found': { kind: 'not-found', title: '没有找到这份劳模档案，它可能不在您的工会范围内。' },
  'model-worker.action-not-open': { kind: 'conflict', title: '档案现在的状态不能做这一步，请刷新看看最新状态。' },
  'model-worker.on-file-already': { kind: 'conflict', title: '这位会员已经有劳模档案，请打开原来的那份。' },
  'model-worker.not-in-register': { kind: 'rule-broken', title: '这位会员已经不在名册里，请先核对会籍。' },
  'model-worker.honour-missing': { kind: 'invalid', title: '请至少写一项荣誉和它的级别。' },
  'model-worker.honour-year': { kind: 'invalid', title: '获得荣誉的年份不对，请照证书核对。' },
  'model-worker.reason-missing': { kind: 'invalid', title: '请写明原因，一句话就行。' },
  'model-worker.day-ahead': { kind: 'invalid', title: '日期还没到，请到那一天再登记。' },
  'model-worker.day-before-state': { kind: 'rule-broken', title: '日期早于上一次变动，请再核对。' },
  'model-worker.has-aid': {
    kind: 'conflict',
    title: '这份档案已经有帮扶款，不能按建错档注销；荣誉被撤销的请选“荣誉撤销”。',
  },
  'model-worker.own-file': { kind: 'forbidden', title: '这是您自己或家人的档案，要由别的同事来办。' },
  'model-worker-survey.not-found': { kind: 'not-found', title: '没有找到这次年度调查，它可能不在您的范围内。' },
  'model-worker-survey.action-not-open': {
    kind: 'conflict',
    title: '这次年度调查现在不能这样办，请刷新看看办到哪一步了。',
  },
  'model-worker-survey.persons': { kind: 'invalid', title: '家里人数请填 1 到 30，本人也算一位。' },
  'model-worker-aid.died': {
    kind: 'rule-broken',
    title: '劳模已经去世，不能再申请特殊帮扶；慰问家属请从去世慰问办理。',
  },
  'model-worker-aid.revoked': { kind: 'rule-broken', title: '荣誉已经撤销，不能享受劳模帮扶。' },
  'model-worker-aid.abroad': { kind: 'rule-broken', title: '已经出国定居，不在劳模帮扶范围内；回国后先恢复在册。' },
  'model-worker-aid.lost': { kind: 'rule-broken', title: '现在联系不上本人，先恢复联系，再申请帮扶。' },
  'model-worker-aid.voided': { kind: 'rule-broken', title: '这份档案已经注销，不能申请帮扶。' },
  'model-worker-aid.barred': { kind: 'rule-broken', title: '本人受处分或正在接受调查，暂时不能享受劳模帮扶。' },
  'model-worker-aid.not-combined': {
    kind: 'rule-broken',
    title: '生活困难补助金和特殊困难帮扶金同一年只能享受一种，今年已经有一种了。',
  },
  'model-worker-aid.given-this-year': { kind: 'conflict', title: '这一种帮扶今年已经申请过，一年只有一次。' },
  'model-worker-aid.survey-missing': {
    kind: 'rule-broken',
    title: '还没有核对过的年度调查，不知道本人的收入。请先填好并核对今年的调查。',
  },
  'model-worker-aid.no-rule': {
    kind: 'rule-broken',
    title: '这个级别还没有定这种帮扶的标准，请先到“帮扶标准”里加一条。',
  },
  'model-worker-aid.no-line': { kind: 'rule-broken', title: '标准里没有这种情况的补足线，请先到“帮扶标准”里补上。' },
  'model-worker-aid.no-gap': { kind: 'rule-broken', title: '本人月收入已经达到补足线，没有差额，不用补助。' },
  'model-worker-aid.no-cause': {
    kind: 'rule-broken',
    title: '核对过的年度调查里没有困难原因（因病、因灾、因子女教育、单亲困难），请先补上。',
  },
  'model-worker-aid.burden-missing': { kind: 'invalid', title: '请填写自己负担的费用，照票据合计。' },
  'model-worker-aid.age-unknown': { kind: 'rule-broken', title: '名册里没有出生日期，请先补上再算。' },
  'model-worker-aid.too-young': {
    kind: 'rule-broken',
    title: '没有固定收入的，男满 60 岁、女满 55 岁才按这一条补助。',
  },
  'model-worker-aid.year-used-up': { kind: 'rule-broken', title: '今年的帮扶已经到了年度上限，不能再发。' },
  'model-worker-aid.amount-changed': {
    kind: 'conflict',
    title: '算出来的金额和您刚才看到的不一样了，请看过新的计算再提交。',
  },
  'model-worker-aid.not-payable': { kind: 'rule-broken', title: '有劳模现在不能发款。' },
  'model-worker-aid-rule.not-yours': {
    kind: 'forbidden',
    title: '帮扶标准全市统一，由总工会设定；您可以查看，不能修改。',
  },
  'model-worker-aid-rule.invalid': { kind: 'invalid', title: '标准里有几处要改，改好再保存。' },
  'model-worker-survey-days.invalid': { kind: 'invalid', title: '日子有几处要改，改好再保存。' },
  'model-worker-survey-days.exists': { kind: 'conflict', title: '这一年起已经定过了，请换一年。' },
  'model-worker-aid-rule.exists': {
    kind: 'conflict',
    title: '同一天起已经有一条这样的标准，请换一个生效日期。',
  },
} as const satisfies ProblemCatalog;

export type ModelWorkerProblemCode = keyof typeof MODEL_WORKER_PROBLEMS;
export const refuse = problemsOf(MODEL_WORKER_PROBLEMS);
