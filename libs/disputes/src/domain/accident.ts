import type { CivilDate, Fen, Id } from '@app/kernel';

/** An accident at work (伤亡事故) whose investigation the union takes part in (工会法 art. 27). */
export type AccidentId = Id<'accident'>;
export type AccidentPersonId = Id<'accident-person'>;

/** 企业职工伤亡事故分类 (GB 6441), those that unions meet, and harm to health. */
export const ACCIDENT_KINDS = [
  'struck',
  'machinery',
  'vehicle',
  'fall',
  'electric',
  'fire',
  'poisoning',
  'collapse',
  'commuting',
  'occupational-disease',
  'other',
] as const;
export type AccidentKind = (typeof ACCIDENT_KINDS)[number];
export const ACCIDENT_KIND_LABELS: Readonly<Record<AccidentKind, string>> = {
  struck: '物体打击',
  machinery: '机械伤害',
  vehicle: '车辆伤害',
  fall: '高处坠落',
  electric: '触电',
  fire: '火灾爆炸',
  poisoning: '中毒窒息',
  collapse: '坍塌',
  commuting: '上下班途中',
  'occupational-disease': '职业病危害',
  other: '其他伤害',
};

export const HARMS = ['dead', 'missing', 'severe', 'light'] as const;
export type Harm = (typeof HARMS)[number];
export const HARM_LABELS: Readonly<Record<Harm, string>> = {
  dead: '死亡',
  missing: '失踪',
  severe: '重伤',
  light: '轻伤',
};

export const EMPLOYMENTS = ['contract', 'dispatched', 'contractor', 'casual', 'platform', 'trainee'] as const;
export type Employment = (typeof EMPLOYMENTS)[number];
export const EMPLOYMENT_LABELS: Readonly<Record<Employment, string>> = {
  contract: '签了劳动合同',
  dispatched: '劳务派遣',
  contractor: '外包单位的人',
  casual: '临时用工，没签合同',
  platform: '新就业形态劳动者',
  trainee: '实习、见习',
};

/** Who paid. */
export const PAYERS = ['employer', 'injury-fund', 'commercial', 'other'] as const;
export type Payer = (typeof PAYERS)[number];
export const PAYER_LABELS: Readonly<Record<Payer, string>> = {
  employer: '用人单位',
  'injury-fund': '工伤保险基金',
  commercial: '商业保险',
  other: '其他',
};

/** What the union did in the investigation. */
export const ACTIVITY_KINDS = ['site-visit', 'talk', 'meeting', 'papers', 'condolence', 'other'] as const;
export type AccidentActivityKind = (typeof ACTIVITY_KINDS)[number];
export const ACTIVITY_KIND_LABELS: Readonly<Record<AccidentActivityKind, string>> = {
  'site-visit': '勘查现场',
  talk: '谈话询问',
  meeting: '参加调查组会议',
  papers: '查阅资料',
  condolence: '看望慰问伤者和家属',
  other: '其他',
};

/** 工伤认定: not yet applied for, applied for, and what came of it. */
export const RECOGNITIONS = ['none', 'applied', 'recognised', 'refused'] as const;
export type Recognition = (typeof RECOGNITIONS)[number];
export const RECOGNITION_LABELS: Readonly<Record<Recognition, string>> = {
  none: '还没有申请工伤认定',
  applied: '已申请工伤认定',
  recognised: '认定为工伤',
  refused: '不予认定工伤',
};

export const GRADES = ['general', 'larger', 'major', 'extraordinary'] as const;
export type AccidentGrade = (typeof GRADES)[number];
export const GRADE_LABELS: Readonly<Record<AccidentGrade, string>> = {
  general: '一般事故',
  larger: '较大事故',
  major: '重大事故',
  extraordinary: '特别重大事故',
};

/** By the dead (and missing) and the severely injured (生产安全事故报告和调查处理条例 art. 3); the losses are not counted. */
export function gradeOf(harms: readonly Harm[]): AccidentGrade {
  const count = (...wanted: Harm[]): number => harms.filter((harm) => wanted.includes(harm)).length;
  const [dead, severe] = [count('dead', 'missing'), count('severe')];
  if (dead >= 30 || severe >= 100) return 'extraordinary';
  if (dead >= 10 || severe >= 50) return 'major';
  return dead >= 3 || severe >= 10 ? 'larger' : 'general';
}

/** What is known of one person's compensation. Fen; null: not yet told. */
export interface Compensation {
  readonly askedFen: Fen | null;
  readonly agreedFen: Fen | null;
  readonly paidFen: Fen;
  /** Why nothing is due or no more will come; ends it. */
  readonly endedReason: string | null;
}

export const COMPENSATION_STATES = ['open', 'asked', 'agreed', 'part-paid', 'paid', 'ended'] as const;
export type CompensationState = (typeof COMPENSATION_STATES)[number];
export const COMPENSATION_STATE_LABELS: Readonly<Record<CompensationState, string>> = {
  open: '还没有谈赔偿',
  asked: '在谈赔偿',
  agreed: '谈定了，等付款',
  'part-paid': '付了一部分',
  paid: '付清了',
  ended: '不再赔付',
};

export function compensationState({ askedFen, agreedFen, paidFen, endedReason }: Compensation): CompensationState {
  if (endedReason !== null) return 'ended';
  if (agreedFen !== null && paidFen >= agreedFen) return 'paid';
  if (paidFen > 0n) return 'part-paid';
  if (agreedFen !== null) return 'agreed';
  return askedFen === null ? 'open' : 'asked';
}

/** Whether nothing is left to be done for the person. */
export const isSettled = (compensation: Compensation): boolean => {
  const state = compensationState(compensation);
  return state === 'paid' || state === 'ended';
};

/** When the recognition of an injury was applied for and decided. */
export interface RecognitionDays {
  readonly appliedOn: CivilDate | null;
  readonly recognisedOn: CivilDate | null;
}

/** What the clocks of an accident hang on. */
export interface AccidentDays {
  readonly occurredOn: CivilDate;
  readonly grade: AccidentGrade;
  /** When the report of the investigation was handed in. */
  readonly foundOn: CivilDate | null;
  readonly decidedOn: CivilDate | null;
  /** It turned out to be no accident at work, or another body's business. */
  readonly declinedOn: CivilDate | null;
  /** Of each person. */
  readonly recognitions: readonly RecognitionDays[];
}
