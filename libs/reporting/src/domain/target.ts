import type { FigureDefinition } from './figure';

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
