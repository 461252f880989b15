import { formatFen, type UnionId } from '@app/kernel';
import { AmountField, ChoiceField, CountField, IdField, PartField, PartsField, TextField } from '@app/http';
import type { OpenPlan, PlanAtDesk } from '../../app/plan-desk';
import type { CountedAmount, PlanTotals } from '../../app/planned-disbursement.order';
import { PAYMENT_KIND_NAMES, PAYMENT_KINDS, type PaymentKind } from '../../domain/payment-method';

const MOST = 1_000_000;

export class CountedAmountView {
  @CountField('笔数', { max: MOST }) count: number;
  @AmountField('金额') amount: string;

  static of({ count, amount }: CountedAmount): CountedAmountView {
    return Object.assign(new CountedAmountView(), { count, amount: formatFen(amount) });
  }
}

export class PlanTotalsView {
  @PartField('批准', () => CountedAmountView) approved: CountedAmountView;
  @PartField('待付', () => CountedAmountView) open: CountedAmountView;
  @PartField('已付', () => CountedAmountView) paid: CountedAmountView;
  @PartField('不再发放', () => CountedAmountView) withdrawn: CountedAmountView;
  @PartField('退回重办', () => CountedAmountView) returned: CountedAmountView;
  @PartField('红冲', () => CountedAmountView) reversed: CountedAmountView;

  static of(totals: PlanTotals): PlanTotalsView {
    const { approved, open, paid, withdrawn, returned, reversed } = totals;
    const parts = Object.entries({ approved, open, paid, withdrawn, returned, reversed });
    return Object.assign(
      new PlanTotalsView(),
      Object.fromEntries(parts.map(([name, counted]) => [name, CountedAmountView.of(counted)])),
    );
  }
}

export class PlanKindView {
  @ChoiceField('付款方式', PAYMENT_KINDS) paymentKind: PaymentKind;
  @TextField('付款方式名称', { max: 20 }) paymentKindName: string;
  @PartField('合计', () => PlanTotalsView) totals: PlanTotalsView;
  @PartField('您现在能付的', () => CountedAmountView) payable: CountedAmountView;
}

export class OpenPlanView {
  @TextField('事项类型', { max: 40 }) planType: string;
  @IdField('编号') id: string;
  @TextField('单号', { max: 60 }) number: string;
  @IdField('工会') unionId: UnionId;
  @TextField('事由', { max: 100 }) occasionName: string;
  @CountField('待付笔数', { max: MOST }) openCount: number;
  @AmountField('待付金额') openAmount: string;

  static of(plan: OpenPlan): OpenPlanView {
    return Object.assign(new OpenPlanView(), openPlanOf(plan));
  }
}

const openPlanOf = ({ planType, planId, planNumber, unionId, occasionName, openCount, openAmount }: OpenPlan) => ({
  ...{ planType, id: planId, number: planNumber, unionId, occasionName, openCount },
  openAmount: formatFen(openAmount),
});

export class DisbursementPlanView extends OpenPlanView {
  @PartField('合计', () => PlanTotalsView) totals: PlanTotalsView;
  @PartsField('按付款方式', () => PlanKindView, { max: 3 }) kinds: PlanKindView[];

  static whole(plan: PlanAtDesk): DisbursementPlanView {
    const { standing, payable } = plan;
    return Object.assign(new DisbursementPlanView(), openPlanOf(plan), {
      totals: PlanTotalsView.of(standing),
      kinds: PAYMENT_KINDS.filter((kind) => standing.byKind[kind].approved.count > 0).map((paymentKind) =>
        Object.assign(new PlanKindView(), {
          paymentKind,
          paymentKindName: PAYMENT_KIND_NAMES[paymentKind],
          totals: PlanTotalsView.of(standing.byKind[paymentKind]),
          payable: CountedAmountView.of(payable[paymentKind]),
        }),
      ),
    });
  }
}
