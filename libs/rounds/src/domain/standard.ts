import type { Fen } from '@app/kernel';

/** Goods for one person; `valueFen` is the worth of the whole line. */
export interface PlannedGoods {
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  readonly valueFen: Fen;
}

/** What one person gets. */
export interface Standard {
  readonly cashFen: Fen;
  readonly goods: readonly PlannedGoods[];
}

export const goodsValueFen = (goods: readonly PlannedGoods[]): Fen =>
  goods.reduce((sum, line) => sum + line.valueFen, 0n);

/** Cash and the worth of the goods for one person, in fen. */
export const perHeadFen = ({ cashFen, goods }: Standard): Fen => cashFen + goodsValueFen(goods);

/** What a person of this rule gets: the rule's own amount, else the round's. */
export const standardOf = (rule: { readonly standard: Standard | null }, round: Standard): Standard =>
  rule.standard ?? round;
