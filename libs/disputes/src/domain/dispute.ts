import type { CivilDate, Fen, Id } from '@app/kernel';

export type DisputeId = Id<'dispute'>;
export type PartyId = Id<'dispute-party'>;

/** Labour disputes (调解仲裁法 art. 2), and what a union mediates besides, which no arbitration hears. */
export const DISPUTE_MATTERS = [
  'wages',
  'overtime-pay',
  'severance',
  'termination',
  'work-injury',
  'social-insurance',
  'labour-relation',
  'contract',
  'working-time',
  'training',
  'labour-protection',
  'other-labour',
  'family',
  'neighbour',
  'other-civil',
] as const;
export type DisputeMatter = (typeof DISPUTE_MATTERS)[number];

export const DISPUTE_MATTER_LABELS: Readonly<Record<DisputeMatter, string>> = {
  wages: '拖欠工资',
  'overtime-pay': '加班工资',
  severance: '经济补偿',
  termination: '解除劳动合同',
  'work-injury': '工伤待遇',
  'social-insurance': '社会保险',
  'labour-relation': '确认劳动关系',
  contract: '订立和变更合同',
  'working-time': '工作时间和休假',
  training: '培训',
  'labour-protection': '劳动保护',
  'other-labour': '其他劳动争议',
  family: '婚姻家庭',
  neighbour: '邻里纠纷',
  'other-civil': '其他民间纠纷',
};

const CIVIL: ReadonlySet<DisputeMatter> = new Set(['family', 'neighbour', 'other-civil']);

/** Only a labour dispute may go to arbitration or inspection, and only it has a limitation of arbitration. */
export const isLabour = (matter: DisputeMatter): boolean => !CIVIL.has(matter);

export const DISPUTE_SOURCES = ['desk', 'phone', 'online', 'written', 'oral'] as const;
export type DisputeSource = (typeof DISPUTE_SOURCES)[number];

export const DISPUTE_SOURCE_LABELS: Readonly<Record<DisputeSource, string>> = {
  desk: '来访',
  phone: '电话',
  online: '网上',
  written: '来信',
  oral: '口头，当场记录',
};

/** Whether the worker is still employed: wage arrears are not limited while he is (art. 27). */
export const EMPLOYMENTS = ['employed', 'ended', 'unknown'] as const;
export type Employment = (typeof EMPLOYMENTS)[number];
export const EMPLOYMENT_LABELS: Readonly<Record<Employment, string>> = {
  employed: '还在职',
  ended: '劳动关系已结束',
  unknown: '不清楚',
};

export const REFERRALS = ['arbitration', 'inspection', 'court', 'petition', 'legal-aid', 'judicial-office'] as const;
export type Referral = (typeof REFERRALS)[number];
export const REFERRAL_LABELS: Readonly<Record<Referral, string>> = {
  arbitration: '劳动仲裁',
  inspection: '劳动监察',
  court: '法院',
  petition: '信访',
  'legal-aid': '法律援助',
  'judicial-office': '司法所',
};
const LABOUR_ONLY: ReadonlySet<Referral> = new Set(['arbitration', 'inspection']);

export const mayReferTo = (matter: DisputeMatter, to: Referral): boolean => isLabour(matter) || !LABOUR_ONLY.has(to);

/** What is done about an agreement that is not kept (art. 15, 16). */
export const REMEDIES = ['pay-order', 'arbitration', 'court'] as const;
export type Remedy = (typeof REMEDIES)[number];
export const REMEDY_LABELS: Readonly<Record<Remedy, string>> = {
  'pay-order': '向法院申请支付令',
  arbitration: '申请劳动仲裁',
  court: '向法院起诉',
};
/** A pay order is for unpaid wages, injury costs and compensation (art. 16); arbitration is for labour disputes. */
export const mayRemedy = (matter: DisputeMatter, remedy: Remedy): boolean => isLabour(matter) || remedy === 'court';

/** Whether arbitration can have it: mediation came to nothing, it was sent there, or an agreement is not kept. */
export const mayGoToArbitration = (given: {
  readonly matter: DisputeMatter;
  readonly outcome: string | null;
  readonly referredTo: Referral | null;
  readonly remedy: Remedy | null;
}): boolean =>
  isLabour(given.matter) &&
  (given.outcome === 'failed' ||
    given.outcome === 'expired' ||
    given.outcome === 'rejected' ||
    given.referredTo === 'arbitration' ||
    given.remedy === 'arbitration');

export const STATEMENT_SIDES = ['applicant', 'respondent', 'witness'] as const;
export type StatementSide = (typeof STATEMENT_SIDES)[number];
export const STATEMENT_SIDE_LABELS: Readonly<Record<StatementSide, string>> = {
  applicant: '申请人',
  respondent: '被申请单位',
  witness: '证人',
};

/** Somebody who asks; a group has ten and more. */
export interface Applicant {
  readonly name: string;
  readonly asked: Fen;
  readonly isRepresentative: boolean;
}

/** What the clocks of a dispute hang on. */
export interface DisputeDays {
  readonly matter: DisputeMatter;
  readonly employment: Employment;
  readonly employmentEndedOn: CivilDate | null;
  readonly knownOn: CivilDate;
  readonly receivedOn: CivilDate;
  readonly acceptedOn: CivilDate | null;
  readonly concludedOn: CivilDate | null;
  readonly effectiveOn: CivilDate | null;
  readonly judicialRequestedOn: CivilDate | null;
  readonly reviewRequestedOn: CivilDate | null;
  readonly arbitrationAcceptedOn: CivilDate | null;
  readonly arbitrationDecidedOn: CivilDate | null;
}
