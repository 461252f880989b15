import type { FundAccountId, UnionId } from '@app/kernel';

/** Kinds of fund account with the words of the trade (domain rules §8.3). */
export const FUND_KIND_NAMES = {
  'union-funds': '工会经费',
  dues: '会费',
  'employer-welfare': '行政福利费',
  'superior-grant': '上级补助',
  treasury: '财政专项',
  'warm-delivery': '送温暖资金',
  assistance: '帮扶资金',
  'model-worker': '劳模专项',
  'mutual-aid': '互助资金',
  'donation-designated': '定向捐赠',
  'donation-general': '非定向捐赠',
  interest: '利息',
} as const;
export type FundKind = keyof typeof FUND_KIND_NAMES;
export const FUND_KINDS = Object.keys(FUND_KIND_NAMES) as FundKind[];

/** What money may be spent on. An occasion names its purpose, a fund account the purposes it is restricted to. */
export const FUND_PURPOSE_NAMES = {
  'must-visit': '走访慰问',
  'temporary-hardship': '临时困难救助',
  'warm-delivery': '送温暖',
  festival: '节日慰问',
  birthday: '生日慰问',
  retirement: '退休纪念',
  retiree: '退休人员慰问',
  cooling: '送清凉',
  'model-worker': '劳模帮扶',
  'living-aid': '生活救助',
  'medical-aid': '医疗救助',
  'study-aid': '助学',
  'legal-aid': '法律援助',
  training: '职业培训',
  'job-placement': '职业介绍',
  'mutual-aid': '互助保障',
  activity: '文体活动',
} as const;
export type FundPurpose = keyof typeof FUND_PURPOSE_NAMES;
export const FUND_PURPOSES = Object.keys(FUND_PURPOSE_NAMES) as FundPurpose[];

export const FUND_ACCOUNT_STATUSES = ['open', 'frozen', 'closed'] as const;
export type FundAccountStatus = (typeof FUND_ACCOUNT_STATUSES)[number];

/** What the rules need to know of a fund account. */
export interface FundAccountState {
  readonly id: FundAccountId;
  readonly unionId: UnionId;
  readonly name: string;
  readonly kind: FundKind;
  readonly status: FundAccountStatus;
  /** Narrower than the kind allows (专款专用); empty: all that the kind allows. */
  readonly restrictedTo: readonly FundPurpose[];
  /** This account asks for an active hardship file although its kind would not. */
  readonly needsHardshipFile: boolean;
}

const KIND_WORDS: readonly (readonly [RegExp, FundKind])[] = [
  [/劳模|勞模/, 'model-worker'],
  [/互助/, 'mutual-aid'],
  [/非定向/, 'donation-general'],
  [/定向|指定.*捐/, 'donation-designated'],
  [/捐/, 'donation-general'],
  [/送温暖|送溫暖/, 'warm-delivery'],
  [/财政|財政/, 'treasury'],
  [/帮扶|幫扶/, 'assistance'],
  [/上级|上級/, 'superior-grant'],
  [/行政|福利费|福利費/, 'employer-welfare'],
  [/会费|會費/, 'dues'],
  [/利息/, 'interest'],
  [/工会|工會|经费|經費/, 'union-funds'],
];

/** The kind that a name or source written by people means (工会经费, 财政, 捐赠…); undefined when none is recognised. */
export const fundKindOf = (text: string): FundKind | undefined => KIND_WORDS.find(([words]) => words.test(text))?.[1];

const PURPOSE_WORDS: readonly (readonly [RegExp, readonly FundPurpose[]])[] = [
  [/送温暖|送溫暖/, ['warm-delivery', 'temporary-hardship']],
  [/劳模|勞模/, ['model-worker']],
  [/助学|助學/, ['study-aid']],
  [/退休/, ['retiree']],
  [/清凉|清涼/, ['cooling']],
  [/医疗|醫療|大病/, ['medical-aid']],
  [/生活/, ['living-aid']],
  [/困难|困難/, ['temporary-hardship']],
  [/法律/, ['legal-aid']],
  [/培训|培訓/, ['training']],
  [/互助/, ['mutual-aid']],
  [/五必访|慰问|慰問/, ['must-visit']],
];

/** The purposes that a text such as 送温暖 or 助学 names; empty when it names none that is known. */
export const fundPurposesOf = (text: string): readonly FundPurpose[] =>
  PURPOSE_WORDS.find(([words]) => words.test(text))?.[1] ?? [];
