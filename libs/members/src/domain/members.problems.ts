import { type ProblemCatalog, problemsOf } from '@app/kernel';

export const MEMBER_PROBLEMS = {
  'member.not-found': { kind: 'not-found', title: '没有找到这位会员，可能已经转到别的工会。' },
  'member.invalid': { kind: 'invalid', title: '会员资料里有几处要改，改好再保存。' },
  'member.already-registered': { kind: 'conflict', title: '这个证件号码已经登记过会员，请先查一下，不要重复登记。' },
  'member.action-not-open': { kind: 'conflict', title: '会员现在的状态不能做这一步，请刷新页面看看最新状态。' },
  'member.date-in-future': { kind: 'rule-broken', title: '生效日期还没到，请到那一天再办。' },
  'member.date-before-status': { kind: 'rule-broken', title: '生效日期早于上一次变动，请再核对日期。' },
  'member.death-in-future': { kind: 'rule-broken', title: '去世日期不能在今天之后，请再核对。' },
  'member.death-before-birth': { kind: 'rule-broken', title: '去世日期早于出生日期，请再核对。' },
  'member.reason-missing': { kind: 'invalid', title: '请写明原因，方便以后查看。' },
  'member.transfer-to-same-union': { kind: 'rule-broken', title: '会员已经在这个工会，请选择要转去的另一个工会。' },
  'member.union-closed': { kind: 'rule-broken', title: '这个工会已经撤销，请选择另一个工会。' },
  'member.not-found-by-document': {
    kind: 'not-found',
    title: '没有找到姓名和证件号码都对得上的会员，请核对后再试；还没有登记过的，请直接登记入会。',
  },
  'member.other-side-confirms': {
    kind: 'rule-broken',
    title: '转会由一方工会提出、另一方工会确认，请等对方工会的人来确认。',
  },
  'member.import-in-use': {
    kind: 'conflict',
    title: '这次导入的会员已经有别的记录用到（比如走访或家庭），不能整批撤回，请逐个更正。',
  },
  'member.changed-since-import': {
    kind: 'conflict',
    title: '这次导入之后，有会员的资料又改过，不能整批撤回，请逐个更正。',
  },
  'member.level-follows-file': {
    kind: 'rule-broken',
    title: '这位会员有劳模档案，级别以档案为准，请到劳模档案里修改。',
  },
  'personal-request.not-found': { kind: 'not-found', title: '没有找到这份申请，请刷新页面再看看。' },
  'personal-request.already-open': { kind: 'conflict', title: '同样的申请已经交了，工会还没有答复，不用再交一次。' },
  'personal-request.answered': { kind: 'conflict', title: '这份申请已经有结果了，请刷新页面看看。' },
  'personal-request.words-missing': { kind: 'invalid', title: '请把话写清楚：要改哪里、怎么办的，或者为什么不行。' },
  'personal-request.must-keep': { kind: 'rule-broken', title: '现在还不能删除，请按下面的原因答复会员。' },
  'personal-request.no-copy': {
    kind: 'not-found',
    title: '现在没有可以看的副本，请先申请一份，工会办好以后会在这里。',
  },
  'sensitive-consent.not-found': { kind: 'not-found', title: '没有找到这条单独同意，请刷新页面再看看。' },
  'sensitive-consent.wanting': {
    kind: 'rule-broken',
    title: '还差单独同意：请把用途和影响说给本人（孩子说给监护人）听，同意了打勾再提交。',
  },
  'sensitive-consent.guardian-wanted': {
    kind: 'rule-broken',
    title: '未满14周岁的孩子要由父母或其他监护人同意。',
  },
  'sensitive-consent.guardian-missing': { kind: 'invalid', title: '请写明监护人是谁、和本人是什么关系。' },
  'sensitive-consent.word-missing': {
    kind: 'invalid',
    title: '由监护人代为同意的，请写一句为什么本人不能表示。',
  },
  'sensitive-consent.grown': { kind: 'rule-broken', title: '已满14周岁，要由本人单独同意。' },
  'sensitive-consent.means-missing': {
    kind: 'invalid',
    title: '请选是怎么同意的：书面签字，还是当面说明后口头同意。',
  },
  'sensitive-consent.ended': { kind: 'conflict', title: '这条单独同意已经撤回了，请刷新页面看看。' },
  'sensitive-consent.run-out': { kind: 'conflict', title: '这条单独同意已经不再有效，不用撤回，请刷新页面看看。' },
  'sensitive-consent.not-in-his-session': {
    kind: 'forbidden',
    title: '请他（她）本人同意：是会员的登录后同意，或由经办人当面记录；别人的银行卡由经办人记录。',
  },
  'sensitive-consent.card-withdrawn': {
    kind: 'rule-broken',
    title: '本人撤回了银行卡的单独同意。请先在会员资料里重新登记银行卡并记录他新的同意，或者改发现金。',
  },
  'sensitive-consent.not-yours': { kind: 'forbidden', title: '这是家人自己给的同意，要由他本人撤回。' },
  'sensitive-consent.payment-under-way': {
    kind: 'conflict',
    title: '有款项正在付到这张卡，付完以后再撤回。',
  },
  'household.not-found': { kind: 'not-found', title: '没有找到这个家庭，可能已经合并或者删除。' },
  'household.person-stands-elsewhere': {
    kind: 'conflict',
    title: '这个人已经登记在另一个家庭里，请先从那边移出，一个人只能在一个家庭。',
  },
  'household.person-twice': { kind: 'conflict', title: '这个人已经在这个家庭里，不用再加一次。' },
  'household.person-not-in': { kind: 'not-found', title: '这个家庭里没有这个人，请刷新页面再看看。' },
  'household.one-head': { kind: 'rule-broken', title: '一个家庭只有一位户主，要换户主请用“更换户主”。' },
  'household.one-spouse': { kind: 'rule-broken', title: '户主已经登记了配偶，请先核对原来的登记。' },
  'household.head-stays': { kind: 'rule-broken', title: '户主还在登记着家人，请先更换户主，再移出。' },
  'household.relations-incomplete': { kind: 'invalid', title: '换了户主，请重新选择每位家人和新户主的关系。' },
} as const satisfies ProblemCatalog;

export type MemberProblemCode = keyof typeof MEMBER_PROBLEMS;

export const refuse = problemsOf(MEMBER_PROBLEMS);
