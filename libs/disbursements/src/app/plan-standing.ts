import { type Fen, sumFen } from '@app/kernel';
import type { PlanSum } from '../data/disbursement.batch';
import type { DisbursementId, DisbursementStatus } from '../domain/disbursement';
import type { PaymentKind } from '../domain/payment-method';
import type { CountedAmount, PlanStanding, PlanTotals } from './planned-disbursement.order';

/** What may be paid of a plan now: of each kind how many, how much, and which. */
export type PayablePlan = Readonly<Record<PaymentKind, CountedAmount & { readonly ids: readonly DisbursementId[] }>>;

const COLUMN_OF: Readonly<Record<DisbursementStatus, keyof PlanTotals>> = {
  approved: 'open',
  paid: 'paid',
  reconciled: 'paid',
  withdrawn: 'withdrawn',
  refused: 'withdrawn',
  requested: 'returned',
  'in-review': 'returned',
  returned: 'returned',
  reversed: 'reversed',
};

const countedOf = (sums: readonly PlanSum[]): CountedAmount => ({
  count: sums.reduce((count, each) => count + each.count, 0),
  amount: sumFen(sums.map((each) => each.amount)),
});

function totalsOf(sums: readonly PlanSum[]): PlanTotals {
  const at = (column: keyof PlanTotals): CountedAmount =>
    countedOf(sums.filter((each) => COLUMN_OF[each.status] === column));
  return {
    approved: countedOf(sums),
    open: at('open'),
    paid: at('paid'),
    withdrawn: at('withdrawn'),
    returned: at('returned'),
    reversed: at('reversed'),
  };
}

/** Pure: every status counts in one column, so the columns add up to what was opened. */
export function standingOf(sums: readonly PlanSum[]): PlanStanding {
  const of = (kind: PaymentKind): PlanTotals => totalsOf(sums.filter((each) => each.paymentKind === kind));
  return { ...totalsOf(sums), byKind: { transfer: of('transfer'), cash: of('cash'), goods: of('goods') } };
}

export function payablePlanOf(
  rows: readonly { readonly id: DisbursementId; readonly paymentKind: PaymentKind; readonly amount: Fen }[],
): PayablePlan {
  const of = (kind: PaymentKind) => {
    const own = rows.filter((row) => row.paymentKind === kind);
    return { count: own.length, amount: sumFen(own.map((row) => row.amount)), ids: own.map((row) => row.id) };
  };
  return { transfer: of('transfer'), cash: of('cash'), goods: of('goods') };
}
