import type { MemberId, UnionId } from '@app/kernel';
import type { Standard } from './standard';

/** Whom a round may be for, in the words of the field; libs below and above may provide the people of a code. */
export const AUDIENCE_CODES = [
  'hardship',
  'model-worker',
  'retiree',
  'women',
  'women-single-parent',
  'children-under-14',
  'front-line',
  'shift-workers',
  'outdoor-workers',
  'hazardous-posts',
  'posted-away',
  'new-form',
  'migrant',
  'young',
  'teachers',
  'all-members',
  'list',
] as const;
export type AudienceCode = (typeof AUDIENCE_CODES)[number];

export const AUDIENCE_NAMES: Readonly<Record<AudienceCode, string>> = {
  hardship: '困难职工家庭',
  'model-worker': '劳动模范',
  retiree: '退休会员',
  women: '女会员',
  'women-single-parent': '单亲女会员',
  'children-under-14': '有未满14周岁孩子的会员',
  'front-line': '一线岗位会员',
  'shift-workers': '倒班岗位会员',
  'outdoor-workers': '户外和高温岗位会员',
  'hazardous-posts': '苦脏累险岗位会员',
  'posted-away': '长期驻外会员',
  'new-form': '新就业形态劳动者',
  migrant: '农民工会员',
  young: '青年会员（35 岁以下）',
  teachers: '教师',
  'all-members': '全体会员',
  list: '按名单',
};

/** One line of the audience. The first line that finds a person says what he gets. */
export interface AudienceRule {
  readonly code: AudienceCode;
  /** Hardship category or level of a model worker; null: all. */
  readonly category: string | null;
  /** From this age on; null: any. */
  readonly minAge: number | null;
  /** Only these unions and those below them; null: the round's union and all below it. */
  readonly unionIds: readonly UnionId[] | null;
  /** Only these groups (工会小组); null: all. */
  readonly groups: readonly string[] | null;
  /** The people of a list. */
  readonly memberIds: readonly MemberId[];
  /** Another amount than the round's; null: as the round. */
  readonly standard: Standard | null;
}

const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  deep: '深度困难',
  relative: '相对困难',
  accident: '意外致困',
  subsistence: '低保户',
  borderline: '低保边缘户',
  'accident-2016': '意外致困户',
  national: '全国劳模',
  provincial: '省部级劳模',
  municipal: '市级劳模',
  county: '县级劳模',
};
export const AUDIENCE_CATEGORIES = Object.keys(CATEGORY_WORDS);

/** The rule in a few words: 退休会员(80 岁以上). */
export function audienceWords(
  rule: Pick<AudienceRule, 'code' | 'category' | 'minAge' | 'groups' | 'memberIds'>,
): string {
  const limits = [
    ...(rule.category ? [CATEGORY_WORDS[rule.category] ?? rule.category] : []),
    ...(rule.minAge === null ? [] : [`${rule.minAge} 岁以上`]),
    ...(rule.groups && rule.groups.length > 0 ? [rule.groups.join('、')] : []),
    ...(rule.code === 'list' ? [`${rule.memberIds.length} 人`] : []),
  ];
  return AUDIENCE_NAMES[rule.code] + (limits.length > 0 ? `（${limits.join('，')}）` : '');
}

/** Why somebody whom a rule found gets nothing. */
export const LEFT_OUT_KINDS = ['died', 'not-in-register', 'moved', 'no-card', 'same-household', 'other-round'] as const;
export type LeftOutKind = (typeof LEFT_OUT_KINDS)[number];
export const LEFT_OUT_WORDS: Readonly<Record<LeftOutKind, string>> = {
  died: '已去世',
  'not-in-register': '不在会',
  moved: '正在转出',
  'no-card': '没有登记银行卡，不能转账',
  'same-household': '同一户已有人在名单里',
  'other-round': '已在同一节日的另一个活动里',
};
/** Found twice: whom the round would give to a second time. */
export const TWICE_KINDS: readonly LeftOutKind[] = ['same-household', 'other-round'];
