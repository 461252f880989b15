import { type Lifecycle, nextStatus, openActions } from '@app/kernel';
import { type ShownValue, withoutFew } from './few-people';
import type { FigureDefinition, FigureValue } from './figure';
import { type Restatement, restatements } from './period-return';
import { refuse } from './report.problems';

/** 会务公开 is made for a quarter and for a year (domain rules §8.1, §8.5). */
export const DISCLOSURE_KINDS = ['quarter', 'year'] as const;
export type DisclosureKind = (typeof DISCLOSURE_KINDS)[number];
export const DISCLOSURE_KIND_NAMES: Readonly<Record<DisclosureKind, string>> = {
  quarter: '季度公开',
  year: '年度公开',
};

export const DISCLOSURE_STATUSES = ['drafted', 'published', 'withdrawn', 'dropped'] as const;
export type DisclosureStatus = (typeof DISCLOSURE_STATUSES)[number];
export const DISCLOSURE_STATUS_NAMES: Readonly<Record<DisclosureStatus, string>> = {
  drafted: '草稿，还没有公布',
  published: '已公布',
  withdrawn: '已撤下',
  dropped: '草稿已作废',
};

export type DisclosureAction = 'freeze-again' | 'publish' | 'withdraw' | 'drop';

/** The whole life of a notice on one screen. What was published is never changed: it is withdrawn, another replaces it. */
export const DISCLOSURE_LIFECYCLE: Lifecycle<DisclosureStatus, DisclosureAction> = {
  'freeze-again': { from: ['drafted'], to: 'drafted' },
  publish: { from: ['drafted'], to: 'published' },
  withdraw: { from: ['published'], to: 'withdrawn' },
  drop: { from: ['drafted'], to: 'dropped' },
};

export const DISCLOSURE_ACTION_NAMES: Readonly<Record<DisclosureAction | 'freeze', string>> = {
  freeze: '拟稿',
  'freeze-again': '重新取数',
  publish: '公布',
  withdraw: '撤下',
  drop: '作废草稿',
};

/** Why a notice is withdrawn or corrected. A choice and not words: members read it, and words could name somebody. */
export const CORRECTION_REASONS = ['wrong-figures', 'incomplete', 'later-entries', 'other'] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];
export const CORRECTION_REASON_NAMES: Readonly<Record<CorrectionReason, string>> = {
  'wrong-figures': '有数字不对',
  incomplete: '有内容没有列全',
  'later-entries': '公布以后又补记了账',
  other: '其他原因，请向工会询问',
};

/** Status after the action. Refuses `disclosure.action-not-open`, `disclosure.reason-missing`. */
export function decideDisclosure(
  status: DisclosureStatus,
  action: DisclosureAction,
  reason: CorrectionReason | null,
): DisclosureStatus {
  const next = nextStatus(DISCLOSURE_LIFECYCLE, status, action) ?? refuse('disclosure.action-not-open');
  if (action === 'withdraw' && reason === null) refuse('disclosure.reason-missing');
  return next;
}

export const openDisclosureActions = (status: DisclosureStatus): DisclosureAction[] =>
  openActions(DISCLOSURE_LIFECYCLE, status);

/** Members read it: neither a draft nor what never was published. */
export const isOpenToMembers = (status: DisclosureStatus): boolean => status === 'published' || status === 'withdrawn';

/** A draft may be looked through on paper; of a withdrawn notice nothing is told any more. */
export const isPrintable = (status: DisclosureStatus): boolean => status === 'drafted' || status === 'published';

/** Numbers for members hide few people whatever the installation says of readers above. */
const FEWEST_FOR_MEMBERS = 3;
export const fewestForMembers = (set: number): number => Math.max(set, FEWEST_FOR_MEMBERS);

/** What members are told: money and aid. A kind of figure ends with a dot, its keys are told unless it stands below. */
const TOLD = [
  ...[
    'funds.',
    'paid.',
    'visits.',
    'must-visits.',
    'rounds.',
    'other-visits.',
    'hardship.',
    'study-aid.',
    'mutual-aid.',
  ],
  ...['donations.', 'activities.'],
];
/** Their keys are a donor's or an officer's own words, which could name somebody. */
const WHOLE_ONLY = ['donations.', 'activities.'];

const begins = (code: string, kinds: readonly string[]): boolean => kinds.some((kind) => code.startsWith(kind));

/** A figure as it stands in a notice: of people nothing is left, neither who nor, where they are few, how many. */
export interface DisclosedFigure {
  readonly code: string;
  readonly key: string | null;
  readonly label: string | null;
  readonly value: string | null;
  readonly unknown: number;
  readonly hidden: boolean;
}

/** What may stand in a notice. Few people are hidden over all figures first, so that nothing left out gives them away. */
export function disclosedFigures(
  values: readonly FigureValue[],
  figures: ReadonlyMap<string, FigureDefinition>,
  fewest: number,
): DisclosedFigure[] {
  return withoutFew(values, figures, fewestForMembers(fewest))
    .filter(({ code, key }) => begins(code, TOLD) && (key === null || !begins(code, WHOLE_ONLY)))
    .map(({ code, key, label, value, unknown, hidden }) => ({
      ...{ code, key, label, unknown, hidden },
      value: value === null ? null : String(value),
    }));
}

export const shownOf = ({ value, ...rest }: DisclosedFigure): ShownValue => ({
  ...rest,
  value: value === null ? null : BigInt(value),
  people: null,
});

const idOf = ({ code, key }: { readonly code: string; readonly key: string | null }): string => `${code}\n${key ?? ''}`;

/** What a corrected notice changes; a number that is hidden in one of the two is told in neither. */
export function corrections(before: readonly DisclosedFigure[], after: readonly DisclosedFigure[]): Restatement[] {
  const hidden = new Set([...before, ...after].filter((each) => each.hidden).map(idOf));
  return restatements(before.map(shownOf), after.map(shownOf)).filter((each) => !hidden.has(idOf(each)));
}

/** The word beside the stars: a choice, counted; written words would tell whose they are. */
export const RATING_WORDS = ['clear', 'hard-to-read', 'want-more', 'doubt'] as const;
export type RatingWord = (typeof RATING_WORDS)[number];
export const RATING_WORD_NAMES: Readonly<Record<RatingWord, string>> = {
  clear: '清楚明白',
  'hard-to-read': '不太看得懂',
  'want-more': '想看得更细',
  doubt: '有数字想问一问',
};

export interface RatingCount {
  readonly stars: number;
  readonly word: RatingWord | null;
  readonly count: number;
}

/** Ratings as the union sees them: counts, and none of them before enough members have rated. */
export interface RatingTotals {
  /** Null: fewer than `fewest`. */
  readonly total: number | null;
  readonly fewest: number;
  /** How many gave 5, 4, 3, 2, 1; empty while the total is hidden. */
  readonly stars: readonly { readonly stars: number; readonly count: number }[];
  readonly words: readonly { readonly word: RatingWord; readonly count: number }[];
}

export function ratingTotals(counts: readonly RatingCount[], set: number): RatingTotals {
  const fewest = fewestForMembers(set);
  const sum = (of: readonly RatingCount[]): number => of.reduce((all, { count }) => all + count, 0);
  const total = sum(counts);
  if (total < fewest) return { total: null, fewest, stars: [], words: [] };
  return {
    ...{ total, fewest },
    stars: [5, 4, 3, 2, 1].map((stars) => ({ stars, count: sum(counts.filter((each) => each.stars === stars)) })),
    words: RATING_WORDS.map((word) => ({ word, count: sum(counts.filter((each) => each.word === word)) })),
  };
}
