import { type Fen, type ProblemCatalog, problemsOf } from '@app/kernel';
import { yuan } from './yuan';

export const FUND_PROBLEMS = {
  'fund.not-found': { kind: 'not-found', title: '没有找到这个经费账户，请刷新后再看。' },
  'fund.stale': { kind: 'stale', title: '这个经费账户刚被别人改过，请刷新后再试。' },
  'fund.forbidden': { kind: 'forbidden', title: '您没有管理这个经费账户的权限，请找本级财务。' },
  'fund.name-taken': { kind: 'conflict', title: '本工会已有同名的经费账户，请换个名字。' },
  'fund.code-taken': { kind: 'conflict', title: '本工会已有同编码的经费账户，请换个编码。' },
  'fund.action-not-open': { kind: 'conflict', title: '这个经费账户的状态已经变了，请刷新后再看。' },
  'fund.has-money': { kind: 'rule-broken', title: '账户里还有余额或占用，请先用完或退回再停用。' },
  'fund.in-use': { kind: 'rule-broken', title: '这个经费账户已经记过别的账，不能撤回导入，请改用红冲。' },
  'fund.kind-unknown': { kind: 'invalid', title: '看不出这笔经费的来源，请写明，如工会经费、送温暖、财政、捐赠。' },
  'fund.not-open': { kind: 'rule-broken', title: '这个经费账户已停用或冻结，请换一个经费来源。' },
  'fund.not-enough': { kind: 'rule-broken', title: '可用余额不够，请换经费来源，或请财务先补足。' },
  'fund.not-eligible': { kind: 'rule-broken', title: '这笔钱不符合经费的用途，请换经费来源。' },
  'fund.needs-hardship-file': { kind: 'rule-broken', title: '须先建档、后帮扶，请先建好困难职工档案。' },
  'fund.amount-not-positive': { kind: 'invalid', title: '金额要大于 0。' },
  'fund.document-needed': { kind: 'invalid', title: '请写明依据的文件或会议纪要编号。' },
  'fund-eligibility.same-day': { kind: 'conflict', title: '同一天起的规定已经有了，请换一个日期。' },
  'fund-eligibility.later-exists': { kind: 'conflict', title: '已经有更晚生效的规定，请把日期定在它之后。' },
  'fund-movement.not-found': { kind: 'not-found', title: '没有找到这笔调剂，请刷新后再看。' },
  'fund-movement.action-not-open': { kind: 'conflict', title: '这笔调剂已经办过了，请刷新后再看。' },
  'fund-movement.same-person': { kind: 'forbidden', title: '申请和批准不能是同一个人，请由别的同志批准。' },
  'fund-movement.requester-only': { kind: 'forbidden', title: '只有申请人本人可以撤回。' },
  'fund-movement.reason-needed': { kind: 'invalid', title: '请写明原因。' },
  'journal.not-found': { kind: 'not-found', title: '没有找到这张凭证。' },
  'journal.unbalanced': { kind: 'rule-broken', title: '凭证借贷不平，没有记账。请重新录入，还不行请联系管理员。' },
  'journal.zero-posting': { kind: 'rule-broken', title: '凭证里有金额为 0 的分录，没有记账。请删去该分录。' },
  'journal.several-funds': { kind: 'rule-broken', title: '一张凭证只能记一个经费账户；账户之间调剂请用“经费调剂”。' },
  'journal.not-reversible': { kind: 'rule-broken', title: '这种凭证不能红冲：占用请撤回，红冲不能再红冲。' },
  'journal.already-reversed': { kind: 'conflict', title: '这张凭证已经红冲过了，不用再冲。' },
  'journal.belongs-to-case': { kind: 'rule-broken', title: '这张凭证属于一笔用款，请到那笔用款里办理红冲。' },
  'hold.already-placed': { kind: 'conflict', title: '这笔申请已经占用了经费，不用再占用。' },
  'hold.not-found': { kind: 'not-found', title: '没有找到这笔占用的经费。' },
  'hold.action-not-open': { kind: 'conflict', title: '这笔占用已经处理过了，请刷新后再看。' },
  'hold.paid-before': { kind: 'rule-broken', title: '付款日期不能早于批准的那一天，请看一眼付款日期。' },
  'period.not-found': { kind: 'not-found', title: '没有找到这个月的结账记录，请刷新后再看。' },
  'period.closed': { kind: 'rule-broken', title: '这个月已经结账，请记到还没结账的月份。' },
  'period.action-not-open': { kind: 'conflict', title: '这个月的结账状态已经变了，请刷新后再看。' },
  'period.earlier-open': { kind: 'rule-broken', title: '前面还有月份没结账，请按顺序结账。' },
  'period.not-reconciled': { kind: 'rule-broken', title: '账面和银行对账单不一致，请先对平再结账。' },
} as const satisfies ProblemCatalog;

export type FundProblemCode = keyof typeof FUND_PROBLEMS;

export const refuse = problemsOf(FUND_PROBLEMS);

/** One sentence with the figures: what is there, what is asked, what to do. */
export const notEnoughSentence = (fundName: string, available: Fen, asked: Fen): string =>
  `「${fundName}」可用余额只有 ${yuan(available)}，这笔要 ${yuan(asked)}。可换经费来源，或请财务先补足。`;
