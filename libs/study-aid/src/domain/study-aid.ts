import type { Id } from '@app/kernel';

export type ProgrammeId = Id<'study-programme'>;
export type AwardId = Id<'study-award'>;
export type InstalmentId = Id<'study-instalment'>;
export type RenewalId = Id<'study-renewal'>;
export type GrantListId = Id<'study-grant-list'>;

/** Under these types papers and money of this lib hang. */
export const AWARD_SUBJECT = 'study-award';
export const INSTALMENT_SUBJECT = 'study-instalment';
export const GRANT_LIST_SUBJECT = 'study-grant-list';
export const RENEWAL_SUBJECT = 'study-renewal';

export const PROGRAMME_KINDS = ['one-off', 'tracked'] as const;
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];
export const PROGRAMME_KIND_LABELS: Readonly<Record<ProgrammeKind, string>> = {
  'one-off': '一次性资助',
  tracked: '跟踪资助',
};

export const STUDY_LEVELS = [
  'bachelor-first',
  'bachelor-second',
  'college',
  'high-school',
  'vocational',
  'postgraduate',
] as const;
export type StudyLevel = (typeof STUDY_LEVELS)[number];
export const STUDY_LEVEL_LABELS: Readonly<Record<StudyLevel, string>> = {
  'bachelor-first': '本科一批',
  'bachelor-second': '本科二批',
  college: '专科（高职高专）',
  'high-school': '高中',
  vocational: '中职',
  postgraduate: '研究生',
};

const LEVEL_WORDS: readonly (readonly [RegExp, StudyLevel])[] = [
  [/研究生|硕士|博士/, 'postgraduate'],
  [/二本|本科二|二批/, 'bachelor-second'],
  [/一本|本科|一批|提前/, 'bachelor-first'],
  [/专科|高职|大专/, 'college'],
  [/中职|中专|技校|职高/, 'vocational'],
  [/高中/, 'high-school'],
];

/** The level that a word written by people means (二本, 高职); undefined when none is recognised. */
export const studyLevelOf = (word: string): StudyLevel | undefined =>
  LEVEL_WORDS.find(([pattern]) => pattern.test(word))?.[1];

/** By what the family is hard up; `not-on-file` for programmes that take families without a file. */
export const AID_CATEGORIES = ['deep', 'relative', 'accident', 'not-on-file'] as const;
export type AidCategory = (typeof AID_CATEGORIES)[number];
export const AID_CATEGORY_LABELS: Readonly<Record<AidCategory, string>> = {
  deep: '深度困难',
  relative: '相对困难',
  accident: '意外致困',
  'not-on-file': '未建档',
};

/** What happens to a running award whose family is no longer on file (domain rules §4, §11 no. 5). */
export const LAPSE_RULES = ['suspend', 'grace-year', 'end'] as const;
export type LapseRule = (typeof LAPSE_RULES)[number];
export const LAPSE_RULE_LABELS: Readonly<Record<LapseRule, string>> = {
  suspend: '暂停，重新在档后恢复',
  'grace-year': '可以决定再资助一年',
  end: '终止资助',
};

/** What a programme may leave out (domain rules §4). */
export const STUDY_EXCLUSIONS = [
  'military-academy',
  'directed',
  'self-funded-abroad',
  'high-fee-private',
  'sino-foreign',
  'other-aid',
] as const;
export type StudyExclusion = (typeof STUDY_EXCLUSIONS)[number];
export const STUDY_EXCLUSION_LABELS: Readonly<Record<StudyExclusion, string>> = {
  'military-academy': '军队院校',
  directed: '公费师范、定向培养',
  'self-funded-abroad': '自费出国留学',
  'high-fee-private': '高收费民办学校',
  'sino-foreign': '中外合作办学',
  'other-aid': '已获政府或社会其他助学',
};

export const PROGRAMME_STATUSES = ['draft', 'open', 'closed'] as const;
export type ProgrammeStatus = (typeof PROGRAMME_STATUSES)[number];
export const PROGRAMME_STATUS_LABELS: Readonly<Record<ProgrammeStatus, string>> = {
  draft: '草稿',
  open: '进行中',
  closed: '已结束',
};

/** Most school years of one course, and most years that a programme may aid: the longest first degree has five. */
export const MOST_SCHOOLING_YEARS = 8;
export const MOST_AIDED_YEARS = 5;
