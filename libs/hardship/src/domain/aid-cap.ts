import { civilDate, type CivilDate, type Fen, parseFen } from '@app/kernel';
import type { HardshipCategory } from './category';
import { onPaper } from './yuan';

/** Kinds of aid that may have a cap; they are purposes of funds. */
export const CAPPED_AIDS = [
  'living-aid',
  'medical-aid',
  'study-aid',
  'temporary-hardship',
  'warm-delivery',
  'training',
] as const;
export type CappedAidKind = (typeof CAPPED_AIDS)[number];

export const CAPPED_AID_LABELS: Readonly<Record<CappedAidKind, string>> = {
  'living-aid': '生活救助',
  'medical-aid': '医疗救助',
  'study-aid': '助学',
  'temporary-hardship': '临时困难救助',
  'warm-delivery': '送温暖',
  training: '职业培训',
};

/** For whom the cap of the year stands: all of a household, each of its students, or the one who gets it. */
export const CAP_BASES = ['household', 'student', 'person'] as const;
export type CapBase = (typeof CAP_BASES)[number];
export const CAP_BASE_LABELS: Readonly<Record<CapBase, string>> = {
  household: '每户',
  student: '每名学生',
  person: '每人',
};

/** What becomes of aid beyond the cap. */
export const CAP_BEYONDS = ['higher-route', 'refused'] as const;
export type CapBeyond = (typeof CAP_BEYONDS)[number];
export const CAP_BEYOND_LABELS: Readonly<Record<CapBeyond, string>> = {
  'higher-route': '超过要走更高一级审批',
  refused: '超过不能给',
};

/** How much aid of one kind in a calendar year, from when until when (domain rules §3.1). */
export interface AidCap {
  readonly aid: CappedAidKind;
  /** Null: households of every category, and those without a file. */
  readonly category: HardshipCategory | null;
  readonly per: CapBase;
  /** So many months of the 低保 standard; exactly one of this and `amount`. */
  readonly months: number | null;
  /** In fen. */
  readonly amount: Fen | null;
  readonly beyond: CapBeyond;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly source: string;
}

const FROM = civilDate('2015-05-08');
const CENTRAL = '中央财政专项帮扶资金使用管理办法（总工办发〔2015〕20号）';
const cap = (
  aid: CappedAidKind,
  per: CapBase,
  limit: { months?: number; amount?: string },
  source: string,
): AidCap => ({
  ...{ aid, per, category: null, beyond: 'higher-route', validFrom: FROM, validTo: null, source },
  months: limit.months ?? null,
  amount: limit.amount === undefined ? null : parseFen(limit.amount),
});

/** What holds where a tenant has set nothing of its own (domain rules §3.1, proposed). */
export const DEFAULT_AID_CAPS: readonly AidCap[] = [
  cap('living-aid', 'household', { months: 12 }, CENTRAL),
  cap('study-aid', 'student', { months: 10 }, CENTRAL),
  cap('medical-aid', 'household', { amount: '20000' }, '一般不超过自付部分；各地上限不一，这里取 2 万元'),
  cap('temporary-hardship', 'person', { amount: '3000' }, '各地上限不一，这里取 3000 元'),
];

const holdsOn = ({ validFrom, validTo }: AidCap, on: CivilDate): boolean =>
  validFrom <= on && (validTo === null || on <= validTo);

/** The cap for a household on a day: that of its category before that of all; the tenant's own before the default. */
export function capOn(
  own: readonly AidCap[],
  aid: string,
  category: HardshipCategory | null,
  on: CivilDate,
): AidCap | null {
  const of = (caps: readonly AidCap[], wanted: HardshipCategory | null): AidCap | undefined =>
    caps
      .filter((each) => each.aid === aid && each.category === wanted && holdsOn(each, on))
      .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  return (category && of(own, category)) || of(own, null) || of(DEFAULT_AID_CAPS, null) || null;
}

/**
 * In fen, for the year; null when it hangs on the 低保 standard and none is registered.
 * @param monthAmount 低保 per person and month
 */
export function allowanceOf(
  { per, months, amount }: AidCap,
  { monthAmount, students }: { readonly monthAmount: Fen | null; readonly students: number },
): Fen | null {
  const times = per === 'student' ? BigInt(Math.max(students, 1)) : 1n;
  if (amount !== null) return amount * times;
  return monthAmount === null || months === null ? null : monthAmount * BigInt(months) * times;
}

export interface CapVerdict {
  readonly sentence: string;
  readonly mayGoHigher: boolean;
}

/** 财政专项 never goes beyond its cap, whatever the row says: its caps are the state's. */
export function judgeCap(
  cap: AidCap,
  sums: { readonly limit: Fen; readonly given: Fen; readonly asked: Fen; readonly fundKind: string },
): CapVerdict | null {
  const { limit, given, asked, fundKind } = sums;
  if (given + asked <= limit) return null;
  const mayGoHigher = cap.beyond === 'higher-route' && fundKind !== 'treasury';
  const who = cap.per === 'person' ? '这个人' : '这户';
  const left = limit > given ? limit - given : 0n;
  const how = `${who}今年${CAPPED_AID_LABELS[cap.aid]}已有 ${yuan(given)} 元，加上这笔 ${yuan(asked)} 元，超过上限 ${yuan(limit)} 元（${capWords(cap)}）。`;
  return { mayGoHigher, sentence: mayGoHigher ? how : `${how}最多还能给 ${yuan(left)} 元。` };
}

/** 每户每年 12 个月低保 */
export const capWords = ({ per, months, amount }: AidCap): string =>
  `${CAP_BASE_LABELS[per]}每年 ${months === null ? `${yuan(amount ?? 0n)} 元` : `${months} 个月低保`}`;

/** Without the fen when there are none. */
const yuan = (fen: Fen): string => onPaper(fen).replace(/\.00$/, '');
