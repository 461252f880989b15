import type { Actor, CivilDate, DocumentId, Fen } from '@app/kernel';
import { sumFen } from '@app/kernel';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { payableOfPlan } from '../data/disbursement.batch';
import type { Disbursement, PayoutBatchId } from '../data/disbursement.entity';
import type { DisbursementId } from '../domain/disbursement';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import { refuse } from '../domain/disbursement.problems';
import type { PaymentKind } from '../domain/payment-method';
import { DisbursementStore } from './disbursement.store';
import { PayoutBook } from './payout-book';

/** Which disbursements are meant, as the cashier saw them. */
export type PayoutSelection =
  | { readonly items: readonly { readonly id: DisbursementId; readonly version: number }[] }
  /** All of one kind of payment of a plan that he may pay; refused when it is not the number and sum that he saw. */
  | {
      readonly planId: string;
      readonly paymentKind: PaymentKind;
      readonly count: number;
      /** In fen. */
      readonly total: Fen;
    };

/** How and when many were handed over together. */
export interface PayoutOrder {
  readonly selection: PayoutSelection;
  readonly paidOn: CivilDate;
  readonly bankReference: string | null;
  /** The signed receipt sheet (签领表) of all of them. */
  readonly receiptDocumentId: DocumentId | null;
  readonly witness: string | null;
}

/** Pays several at once, all or none: one union, one kind of payment, one sheet. Ten thousand in one transaction. */
@Injectable()
export class PayoutService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: DisbursementStore,
    private readonly book: PayoutBook,
  ) {}

  payBatch(actor: Actor, order: PayoutOrder, idempotency: Idempotency): Promise<{ id: PayoutBatchId }> {
    return this.uow.run(
      actor,
      async (tx) => {
        const rows = await this.lock(tx, order.selection);
        return { id: await this.book.pay(tx, rows, order, null) };
      },
      idempotency,
    );
  }

  /** The rows that are meant, held; they are of one union and one kind. */
  async lock(tx: Tx, selection: PayoutSelection): Promise<Disbursement[]> {
    const rows = 'items' in selection ? await this.lockItems(tx, selection) : await this.lockOfPlan(tx, selection);
    const [first] = rows;
    if (!first) return refuse('payout-batch.empty');
    if (rows.some((row) => row.unionId !== first.unionId || row.paymentKind !== first.paymentKind))
      refuse('payout-batch.mixed');
    return rows;
  }

  private async lockItems(tx: Tx, { items }: Extract<PayoutSelection, { items: unknown }>): Promise<Disbursement[]> {
    if (items.length === 0) return refuse('payout-batch.empty');
    const versions = new Map(items.map(({ id, version }) => [id, version]));
    const rows = await this.store.lockAll(tx, DISBURSEMENT_PERMISSIONS.pay, [...versions.keys()]);
    for (const row of rows) tx.expectVersion(row, versions.get(row.id)!);
    return rows;
  }

  private async lockOfPlan(
    tx: Tx,
    { planId, paymentKind, count, total }: Extract<PayoutSelection, { planId: string }>,
  ): Promise<Disbursement[]> {
    const payable = (await payableOfPlan(tx, planId)).filter((row) => row.paymentKind === paymentKind);
    if (payable.length !== count || sumFen(payable.map((row) => row.amount)) !== total) refuse('payout-batch.changed');
    if (count === 0) return [];
    const ids = payable.map((row) => row.id);
    const rows = await this.store.lockAll(tx, DISBURSEMENT_PERMISSIONS.pay, ids);
    // Somebody was faster between the two statements.
    return rows.every((row) => row.status === 'approved') ? rows : refuse('payout-batch.changed');
  }
}
