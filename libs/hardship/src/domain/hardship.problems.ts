import { type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal of this lib; titles are read by people. */
export const HARDSHIP_PROBLEMS = {
  'hardship-file.not-found': { kind: 'not-found', title: '没有找到这份困难职工档案，它可能不在您的工会范围内。' },
  'hardship-file.action-not-open': { kind: 'conflict', title: '这份档案现在不能这样办，请看看它走到哪一步了。' },
  'hardship-file.household-has-one': {
    kind: 'conflict',
    title: '这家人已经有一份在办或在档的困难职工档案。一户一档，请在原来的档案里办理。',
  },
  'hardship-file.invalid': { kind: 'invalid', title: '有几处要改一下，改好再提交。' },
  'hardship-file.changed-since-import': {
    kind: 'conflict',
    title: '这次导入的档案里有的已经办过手续、抽查过，或者凭它申请过帮扶款，不能整批撤回，请逐份办理。',
  },
  'hardship-file.not-consented': { kind: 'rule-broken', title: '本人还没有同意公示，请先征得同意并记下来。' },
  'hardship-file.consent-means': {
    kind: 'invalid',
    title: '请选单独同意是怎么给的：书面签字，还是当面说明后口头同意。',
  },
  'hardship-file.consent-withdrawn': {
    kind: 'conflict',
    title: '这份档案的单独同意已经撤回。请先重新取得同意并记下来；本人不再同意的，请办理退档。',
  },
  'hardship-file.not-stated': { kind: 'rule-broken', title: '还没有填家庭收入和支出，填好再提交。' },
  'hardship-file.household-closed': {
    kind: 'conflict',
    title: '家里的人口、收入和致困原因是认定的依据，这一步不能改。办理中的先退回补充，类别变更审批中的等批完再改。',
  },
  'hardship-file.signer-cannot-read': {
    kind: 'rule-broken',
    title: '这位同志没有查看困难职工档案的职责，打不开这份档案，请另选一位同志。',
  },
  'hardship-file.still-watched': { kind: 'conflict', title: '退档后要跟踪满 12 个月，到时候再归档。' },
  'hardship-file.own-household': { kind: 'forbidden', title: '这是您自己或家里人的档案，要由别的同事来办。' },
  'hardship-file.reason-missing': {
    kind: 'invalid',
    title: '认定的类别和计算结果不一样，请写明理由，并走更高一级审批。',
  },
  'hardship-file.no-such-paper': { kind: 'not-found', title: '没有找到这份材料，它可能已经拿掉了，请刷新后再看。' },
  'hardship-file.paper-proves': {
    kind: 'conflict',
    title: '这份材料是某一笔收入或支出的凭证，不能拿掉。还在填申请的，先把那一笔的凭证换掉并保存，再来拿掉。',
  },
  'hardship-file.votes-wrong': { kind: 'invalid', title: '票数加起来和到会人数对不上，请再数一遍。' },
  'hardship-file.notice-not-over': { kind: 'conflict', title: '公示还没有结束，期满没有异议才能提交审核。' },
  'hardship-file.not-holder': { kind: 'rule-broken', title: '只有在册的会员能建档，请先登记会员。' },
  'subsistence-standard.missing': {
    kind: 'rule-broken',
    title: '还没有登记这一天适用的低保标准，请先在“低保标准”里登记。',
  },
  'duplicate-sign.not-found': { kind: 'not-found', title: '没有找到这条疑似重复，它可能不在您的工会范围内。' },
  'duplicate-sign.both-sides': { kind: 'forbidden', title: '两边都在管辖范围内的上级工会才能判断，请报上级工会。' },
  'duplicate-sign.judged': { kind: 'conflict', title: '这一条已经判断过了，请刷新后再看。' },
  'file-appeal.not-found': { kind: 'not-found', title: '没有找到这次申诉，它可能不在您的工会范围内。' },
  'file-appeal.one-open': { kind: 'conflict', title: '您已经提过申诉，正在等答复；有新的情况可以补交材料。' },
  'file-appeal.answered': { kind: 'conflict', title: '这次申诉已经有结果了，请刷新后再看。' },
  'file-appeal.waits': { kind: 'conflict', title: '会员的申诉还在等答复，答复以后再归档。' },
  'file-appeal.own-decision': { kind: 'forbidden', title: '原来的决定是您办的，申诉要请别的同志答复。' },
  'pairing.not-found': { kind: 'not-found', title: '没有找到这次结对，它可能不在您的工会范围内。' },
  'pairing.not-on-file': { kind: 'conflict', title: '这户还不在档，批准建档后再结对。' },
  'pairing.once': { kind: 'conflict', title: '这位同志已经和这户结对了。' },
  'pairing.ended': { kind: 'conflict', title: '这次结对已经结束，请刷新后再看。' },
  'pairing.unknown-person': { kind: 'invalid', title: '没有找到这位同志，请从名单里选。' },
  'pairing.before-it-began': { kind: 'invalid', title: '走访日期早于结对日期，请再核对。' },
  'spot-check.not-found': { kind: 'not-found', title: '没有找到这次抽查，它可能不在您的工会范围内。' },
  'spot-check.nothing-left': { kind: 'conflict', title: '没有还能抽的档案：在档的今年都抽过了。' },
  'spot-check.own-file': { kind: 'forbidden', title: '这份档案是您自己办的，抽查要请别的同志去。' },
  'spot-check.checked': { kind: 'conflict', title: '这一户已经查过了，请刷新后再看。' },
  'review-rule.taken': { kind: 'conflict', title: '从这一天起已经有一条复核规则，请换一个日期。' },
  'formula-rule.taken': { kind: 'conflict', title: '从这一天起已经有一条认定口径，请换一个日期。' },
  'formula-rule.days-reversed': { kind: 'invalid', title: '截止日期不能早于起始日期，请改一下。' },
  'formula-rule.overlaps': { kind: 'conflict', title: '这段时间和后面的认定口径重叠，请把截止日期提前。' },
  'formula-rule.in-use': { kind: 'conflict', title: '这段时间已经有档案按登记的口径认定，请换一个晚一些的日期。' },
  'aid-cap.one-limit': { kind: 'invalid', title: '上限按低保月数或按金额，请填其中一个。' },
  'aid-cap.taken': { kind: 'conflict', title: '这种帮扶从这一天起已经有一条上限，请换一个日期。' },
  'hardship-rule.not-yours': { kind: 'forbidden', title: '这项规则全总工会一套，由总工会登记；有变化请告诉总工会。' },
  'subsistence-standard.taken': { kind: 'conflict', title: '这个地区从这一天起已经有一条低保标准，请改那一条。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(HARDSHIP_PROBLEMS);
