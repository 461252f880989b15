import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import type { IdentityDocument } from './identity-document';
import type { PhoneNumber } from './phone';

export const GENDERS = ['female', 'male', 'unknown'] as const;
export type Gender = (typeof GENDERS)[number];
export const GENDER_LABELS: Readonly<Record<Gender, string>> = { female: '女', male: '男', unknown: '未说明' };

/** 会员类别: the labour relation of a member, not the status of the membership. */
export const MEMBER_CATEGORIES = ['active', 'migrant', 'retiree', 'new-form', 'other'] as const;
export type MemberCategory = (typeof MEMBER_CATEGORIES)[number];
export const MEMBER_CATEGORY_LABELS: Readonly<Record<MemberCategory, string>> = {
  active: '在职',
  migrant: '农民工',
  retiree: '退休',
  'new-form': '新就业形态劳动者',
  other: '其他',
};

/** 劳模级别, by who conferred the title. */
export const MODEL_WORKER_LEVELS = ['national', 'provincial', 'municipal', 'county'] as const;
export type ModelWorkerLevel = (typeof MODEL_WORKER_LEVELS)[number];
export const MODEL_WORKER_LEVEL_LABELS: Readonly<Record<ModelWorkerLevel, string>> = {
  national: '全国',
  provincial: '省部级',
  municipal: '市级',
  county: '县级',
};

/** 岗位特点, by which rounds find their people (domain rules §3.2 and §7.2: front line, shifts, heat,
 * hard and dangerous work, long postings elsewhere, Teachers' Day). */
export const POST_TRAITS = ['front-line', 'shift', 'outdoor', 'hazardous', 'away', 'teacher'] as const;
export type PostTrait = (typeof POST_TRAITS)[number];
export const POST_TRAIT_LABELS: Readonly<Record<PostTrait, string>> = {
  'front-line': '一线',
  shift: '倒班',
  outdoor: '户外高温',
  hazardous: '苦脏累险',
  away: '长期驻外',
  teacher: '教师',
};

/** Domain rules §10; `not-admitted` (rejected or withdrawn application) keeps those people out of the count of leavers. */
export const MEMBER_STATUSES = [
  'applied',
  'active',
  'transferring',
  'retained',
  'left',
  'expelled',
  'deceased',
  'not-admitted',
] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];
export const MEMBER_STATUS_LABELS: Readonly<Record<MemberStatus, string>> = {
  applied: '申请入会',
  active: '在会',
  transferring: '转会中',
  retained: '保留会籍',
  left: '已退会',
  expelled: '已除名',
  deceased: '已去世',
  'not-admitted': '未入会',
};

/** Why membership is kept without a labour relation (保留会籍). */
export const RETENTION_GROUNDS = ['retired', 'unemployed', 'employer-closed'] as const;
export type RetentionGround = (typeof RETENTION_GROUNDS)[number];
export const RETENTION_GROUND_LABELS: Readonly<Record<RetentionGround, string>> = {
  retired: '退休',
  unemployed: '失业',
  'employer-closed': '原单位关闭',
};

export interface BankAccount {
  readonly bankName: string | null;
  /** Normal form of `readBankCard`. */
  readonly card: string;
}

/** A transfer that was asked for and not yet taken over by the receiving union. */
export interface MembershipTransfer {
  readonly toUnionId: UnionId;
  readonly requestedOn: CivilDate;
}

/** What the rules need to know of a member; the stored entity satisfies it. `null` is "not known", never "none". */
export interface MemberState {
  readonly id: MemberId;
  readonly unionId: UnionId;
  readonly groupName: string | null;
  /** 街道 or village where he lives, without an address: visitors are sent street by street. */
  readonly street: string | null;
  readonly name: string;
  readonly gender: Gender;
  readonly identityDocument: IdentityDocument | null;
  readonly phone: PhoneNumber | null;
  readonly category: MemberCategory;
  /** `null`: no model worker. */
  readonly modelWorkerLevel: ModelWorkerLevel | null;
  readonly postTraits: readonly PostTrait[];
  readonly joinedOn: CivilDate | null;
  readonly bornOn: CivilDate | null;
  readonly diedOn: CivilDate | null;
  readonly bank: BankAccount | null;
  readonly status: MemberStatus;
  /** The civil day on which the present status took effect. */
  readonly statusSince: CivilDate | null;
  readonly retentionGround: RetentionGround | null;
  readonly transfer: MembershipTransfer | null;
}

/** In the register (会籍在册): these count as members, and the must-visits are owed to them. */
const STANDING: ReadonlySet<MemberStatus> = new Set<MemberStatus>(['active', 'transferring', 'retained']);
export const standsInRegister = (status: MemberStatus): boolean => STANDING.has(status);

/** Retained members pay no dues and do not vote (domain rules §10). */
export const votesAndPaysDues = (status: MemberStatus): boolean => status === 'active' || status === 'transferring';

/** The status in which somebody enters the register who is already a member, as from a roster brought along. */
export const statusOfRegistered = (category: MemberCategory): MemberStatus =>
  category === 'retiree' ? 'retained' : 'active';

/** Other words that rosters use for a value; all in Simplified characters, the caller converts before. */
const CATEGORY_WORDS: Readonly<Record<string, MemberCategory>> = {
  在职: 'active',
  在职职工: 'active',
  在岗: 'active',
  职工: 'active',
  农民工: 'migrant',
  农民工会员: 'migrant',
  进城务工人员: 'migrant',
  退休: 'retiree',
  退休职工: 'retiree',
  退休人员: 'retiree',
  离退休: 'retiree',
  新就业形态: 'new-form',
  新就业形态劳动者: 'new-form',
  其他: 'other',
};

const LEVEL_WORDS: Readonly<Record<string, ModelWorkerLevel>> = {
  全国: 'national',
  全国级: 'national',
  国家级: 'national',
  全国劳模: 'national',
  省部级: 'provincial',
  省级: 'provincial',
  部级: 'provincial',
  市级: 'municipal',
  地市级: 'municipal',
  县级: 'county',
  区级: 'county',
  县区级: 'county',
};

const TRAIT_WORDS: Readonly<Record<string, PostTrait>> = {
  一线: 'front-line',
  一线岗位: 'front-line',
  生产一线: 'front-line',
  一线职工: 'front-line',
  倒班: 'shift',
  倒班岗位: 'shift',
  轮班: 'shift',
  夜班: 'shift',
  三班倒: 'shift',
  户外高温: 'outdoor',
  户外: 'outdoor',
  室外: 'outdoor',
  高温: 'outdoor',
  露天: 'outdoor',
  户外作业: 'outdoor',
  高温作业: 'outdoor',
  高温岗位: 'outdoor',
  户外劳动者: 'outdoor',
  苦脏累险: 'hazardous',
  苦脏累险岗位: 'hazardous',
  苦累险: 'hazardous',
  艰苦岗位: 'hazardous',
  艰险岗位: 'hazardous',
  危险作业: 'hazardous',
  有毒有害: 'hazardous',
  井下: 'hazardous',
  驻外: 'away',
  长期驻外: 'away',
  外派: 'away',
  常驻外地: 'away',
  野外: 'away',
  教师: 'teacher',
  老师: 'teacher',
  教职工: 'teacher',
  教学: 'teacher',
};

const GENDER_WORDS: Readonly<Record<string, Gender>> = {
  女: 'female',
  女性: 'female',
  男: 'male',
  男性: 'male',
  未说明: 'unknown',
};

const lookUp = <Value>(words: Readonly<Record<string, Value>>, text: string): Value | undefined => {
  const word = text.replace(/\s/g, '');
  return Object.hasOwn(words, word) ? words[word] : undefined;
};

/** The value that a roster's word stands for, or undefined for a word that is not in the dictionary. */
export const memberCategoryOf = (text: string): MemberCategory | undefined => lookUp(CATEGORY_WORDS, text);
export const modelWorkerLevelOf = (text: string): ModelWorkerLevel | undefined => lookUp(LEVEL_WORDS, text);
export const postTraitOf = (text: string): PostTrait | undefined => lookUp(TRAIT_WORDS, text);
export const genderOf = (text: string): Gender | undefined => lookUp(GENDER_WORDS, text);
