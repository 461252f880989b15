import { formatFen } from '@app/kernel';
import type { ShownValue } from './few-people';
import { FIGURE_GROUPS, FIGURE_UNITS, type FigureDefinition } from './figure';
import { numberWords } from './number-words';

/** How far a target is: in hundredths of a percent; null where the figure is not known. */
export const reachedShare = (amount: bigint, value: bigint | null): bigint | null =>
  value === null || value < 0n ? null : (value * 10_000n) / amount;

/** Targets are of people and money; a balance at the end of a period is not reached. */
export const maySetTarget = ({ unit, code }: FigureDefinition): boolean =>
  unit !== 'unions' && !['funds.held', 'funds.left', 'funds.moved', 'funds.opening'].includes(code);

/** In fen: what the union owes for what came from above, what it put in, what is short. */
export interface MatchingBalance {
  readonly owed: bigint;
  readonly placed: bigint;
  readonly short: bigint;
}

/** For every `upperParts` yuan from above, `ownParts` of its own; rounded up to the fen. */
export function matchingBalance(upperParts: number, ownParts: number, upper: bigint, own: bigint): MatchingBalance {
  const from = upper > 0n ? upper : 0n;
  const owed = (from * BigInt(ownParts) + BigInt(upperParts) - 1n) / BigInt(upperParts);
  return { owed, placed: own, short: owed > own ? owed - own : 0n };
}

/** 上级每拨 1 元,本级配套 2 元: the direction is always said. */
export const matchingWords = (upperParts: number, ownParts: number): string =>
  `上级每拨 ${upperParts} 元，本级配套 ${ownParts} 元`;

export interface ToldTarget {
  readonly figure: FigureDefinition;
  /** Name of the occasion, round or account; empty for the whole figure. */
  readonly label: string;
  readonly amount: bigint;
  /** Undefined is 0. */
  readonly reached: ShownValue | undefined;
}

/** 走访慰问人次目标 1,000 人次，已完成 575 人次（57.50%） */
export function targetWords({ figure, label, amount, reached }: ToldTarget, fewest: number): string {
  const { group, name, unit } = figure;
  const numberOf = (value: bigint) => numberWords({ value, hidden: false }, unit, fewest);
  const aim = `${FIGURE_GROUPS[group]}${label}${name}目标 ${numberOf(amount)} ${FIGURE_UNITS[unit]}`;
  if (reached?.hidden) return `${aim}，完成情况不显示（少于 ${fewest} 人）`;
  const share = reachedShare(amount, reached === undefined ? 0n : reached.value);
  if (share === null) return `${aim}，完成情况未统计`;
  return `${aim}，已完成 ${numberWords(reached, unit, fewest)} ${FIGURE_UNITS[unit]}（${formatFen(share)}%）`;
}

export interface ToldMatching extends MatchingBalance {
  readonly name: string;
  readonly upperParts: number;
  readonly ownParts: number;
  readonly upper: bigint;
}

/** 送温暖配套（上级每拨 1 元，本级配套 2 元）上级到账 1,000.00 元，应配套 2,000.00 元，已配套 1,500.00 元，还差 500.00 元 */
export function matchingStandingWords({
  name,
  upperParts,
  ownParts,
  upper,
  owed,
  placed,
  short,
}: ToldMatching): string {
  const yuan = (value: bigint) => `${numberWords({ value, hidden: false }, 'yuan', 0)} 元`;
  const end = short > 0n ? `还差 ${yuan(short)}` : '已配足';
  const ratio = matchingWords(upperParts, ownParts);
  return `${name}（${ratio}）上级到账 ${yuan(upper)}，应配套 ${yuan(owed)}，已配套 ${yuan(placed)}，${end}`;
}
