import type { CivilDate, Id } from '@app/kernel';
import type { DisputeMatter } from './dispute';

/** Legal aid (法律援助): a lawyer or one of ours stands by somebody who has nobody (法律援助法, 工会法 art. 30). */
export type LegalAidId = Id<'legal-aid'>;

export const LEGAL_AID_SOURCES = ['desk', 'phone', 'written', 'online', 'referred'] as const;
export type LegalAidSource = (typeof LEGAL_AID_SOURCES)[number];
export const LEGAL_AID_SOURCE_LABELS: Readonly<Record<LegalAidSource, string>> = {
  desk: '来访',
  phone: '电话',
  written: '来信',
  online: '网上',
  referred: '争议调解转来',
};

/** What a union's legal aid does (domain rules §5.4). */
export const LEGAL_AID_SERVICES = ['advice', 'drafting', 'negotiation', 'arbitration', 'litigation'] as const;
export type LegalAidService = (typeof LEGAL_AID_SERVICES)[number];
export const LEGAL_AID_SERVICE_LABELS: Readonly<Record<LegalAidService, string>> = {
  advice: '法律咨询',
  drafting: '代写法律文书',
  negotiation: '协商、调解代理',
  arbitration: '仲裁代理',
  litigation: '诉讼代理',
};

/** What an application needs to be complete. */
export const LEGAL_AID_PAPERS = ['application', 'identity', 'means', 'evidence'] as const;
export type LegalAidPaper = (typeof LEGAL_AID_PAPERS)[number];
export const LEGAL_AID_PAPER_LABELS: Readonly<Record<LegalAidPaper, string>> = {
  application: '法律援助申请表',
  identity: '身份证明',
  means: '经济困难状况说明',
  evidence: '和这件事有关的材料',
};

export const REFUSAL_GROUNDS = ['out-of-scope', 'not-in-need', 'no-ground', 'other-body', 'has-lawyer'] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];
export const REFUSAL_GROUND_LABELS: Readonly<Record<RefusalGround, string>> = {
  'out-of-scope': '不在法律援助的范围',
  'not-in-need': '不符合经济困难的条件',
  'no-ground': '没有事实和法律依据',
  'other-body': '该由别的法律援助机构办',
  'has-lawyer': '已经请了律师',
};

/** When aid that was granted ends before its time (法律援助法 art. 48). */
export const TERMINATION_GROUNDS = ['asked', 'deceived', 'misused', 'has-lawyer', 'ended', 'uncooperative'] as const;
export type TerminationGround = (typeof TERMINATION_GROUNDS)[number];
export const TERMINATION_GROUND_LABELS: Readonly<Record<TerminationGround, string>> = {
  asked: '受援人要求终止',
  deceived: '隐瞒情况骗取援助',
  misused: '利用援助做违法的事',
  'has-lawyer': '受援人自己请了律师',
  ended: '案件已经终止或撤销',
  uncooperative: '受援人不配合，办不下去',
};

export const LEGAL_AID_OUTCOMES = ['settled', 'won', 'partly-won', 'lost', 'served'] as const;
export type LegalAidOutcome = (typeof LEGAL_AID_OUTCOMES)[number];
export const LEGAL_AID_OUTCOME_LABELS: Readonly<Record<LegalAidOutcome, string>> = {
  settled: '和解、调解成功',
  won: '请求得到支持',
  'partly-won': '请求部分得到支持',
  lost: '请求没有得到支持',
  served: '咨询、代书办完',
};

/** Migrants who claim wages or for an injury at work are not asked for their means (法律援助法 art. 42). */
const EXEMPT: ReadonlySet<DisputeMatter> = new Set(['wages', 'overtime-pay', 'work-injury']);

export interface AidNeed {
  readonly matter: DisputeMatter;
  readonly isMigrant: boolean;
}

export const isMeansExempt = ({ matter, isMigrant }: AidNeed): boolean => isMigrant && EXEMPT.has(matter);

/** What is still missing, in the order in which it is asked for. */
export const missingPapers = (need: AidNeed, has: readonly LegalAidPaper[]): LegalAidPaper[] =>
  LEGAL_AID_PAPERS.filter((paper) => !has.includes(paper) && !(paper === 'means' && isMeansExempt(need)));

/** What the clocks of a legal aid case hang on. */
export interface LegalAidDays {
  readonly receivedOn: CivilDate;
  /** Granted or refused; null while it is examined. */
  readonly decidedOn: CivilDate | null;
  readonly grantedOn: CivilDate | null;
  readonly assignedOn: CivilDate | null;
  readonly objectedOn: CivilDate | null;
  readonly objectionDecidedOn: CivilDate | null;
  readonly concludedOn: CivilDate | null;
}
