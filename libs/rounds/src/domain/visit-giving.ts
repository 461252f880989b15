import type { Fen } from '@app/kernel';
import { goodsValueFen, type PlannedGoods, type RoundPaymentKind } from './round';
import type { RoundVisitOutcome } from './roster-entry.lifecycle';

/** What a person has on the roster. */
export interface OnRoster {
  readonly cashFen: Fen;
  readonly goods: readonly PlannedGoods[];
}

/** What the visitor says he handed over; left out: all that is on the roster. */
export interface SaidGiven {
  readonly cash: boolean;
  readonly goods: boolean;
}

export interface Giving {
  readonly cashFen: Fen;
  readonly goods: readonly PlannedGoods[];
  readonly goodsFen: Fen;
  /** Kinds of which nothing is owed any more: what is held for them is released. */
  readonly givenUp: readonly ('cash' | 'goods')[];
}

const HANDS_OVER: readonly RoundVisitOutcome[] = ['met', 'proxy'];
/** Nobody will go there again. */
const ENDS: readonly RoundVisitOutcome[] = ['refused', 'moved', 'deceased'];

/**
 * Pure: what changes hands on a visit. An amount on the roster was approved, so it is given whole or not at all; cash
 * that goes by bank transfer is never handed over.
 */
export function givingOf(
  outcome: RoundVisitOutcome,
  { cashFen, goods }: OnRoster,
  paymentKind: RoundPaymentKind,
  said: SaidGiven,
): Giving {
  const handsOver = HANDS_OVER.includes(outcome);
  const byHand = paymentKind === 'cash' && cashFen > 0n;
  const givesCash = handsOver && byHand && said.cash;
  const givesGoods = handsOver && goods.length > 0 && said.goods;
  const given = givesGoods ? goods : [];
  const givenUp: ('cash' | 'goods')[] = [];
  if (ENDS.includes(outcome)) givenUp.push('cash', 'goods');
  if (handsOver && byHand && !said.cash) givenUp.push('cash');
  if (handsOver && goods.length > 0 && !said.goods) givenUp.push('goods');
  return { cashFen: givesCash ? cashFen : 0n, goods: given, goodsFen: goodsValueFen(given), givenUp };
}
