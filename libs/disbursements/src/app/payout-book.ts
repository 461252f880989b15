import { type CivilDate, type DocumentId, newId, sumFen, yearOf } from '@app/kernel';
import { SeparateDuties } from '@app/approvals';
import { FundLedger } from '@app/funds';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { markPaid } from '../data/disbursement.batch';
import { type Disbursement, type PayoutBatchId, stateOf } from '../data/disbursement.entity';
import { PayoutBatch } from '../data/payout-batch.entity';
import { decideDisbursement } from '../domain/disbursement.decision';
import type { DisbursementId } from '../domain/disbursement';
import { DisbursementStore } from './disbursement.store';
import { PayeeCipher, type SealedPayee } from './payee';
import { PayingFund } from './paying-fund';
import { PaymentPapers } from './payment-papers';
import { proofOf } from './payment.service';

/** How and when they were handed over. */
export interface HandedOver {
  readonly paidOn: CivilDate;
  readonly bankReference: string | null;
  readonly receiptDocumentId: DocumentId | null;
  readonly witness: string | null;
}

/** Books a payment of many in the caller's transaction: every step is one statement for all of them. */
@Injectable()
export class PayoutBook {
  constructor(
    private readonly store: DisbursementStore,
    private readonly duties: SeparateDuties,
    private readonly ledger: FundLedger,
    private readonly payingFund: PayingFund,
    private readonly organizations: OrganizationDirectory,
    private readonly payees: PayeeCipher,
    private readonly papers: PaymentPapers,
  ) {}

  /**
   * Pays locked rows of one union and one kind. `payees`: whom the bank was told to pay; null: those who were named,
   * or the register's cards. Refuses like the payment of one, and then all of them.
   */
  async pay(
    tx: Tx,
    rows: readonly Disbursement[],
    order: HandedOver,
    payees: ReadonlyMap<DisbursementId, SealedPayee> | null,
  ): Promise<PayoutBatchId> {
    const { paidOn } = order;
    const today = await this.store.today(tx);
    const payment = { paidOn, proof: proofOf(rows[0]!.paymentKind, order) };
    const decisions = rows.map((row) => decideDisbursement(stateOf(row), { action: 'pay', payment, today }));
    if (payees === null) {
      await this.store.refuseAtBank(
        tx,
        rows.map((row) => row.id),
      );
    }
    await this.duties.takeAll(tx, 'pays', casesOf(rows));
    const wanted = rows.map((row) => ({ ...row, fundAccountId: row.fundAccountId! }));
    await this.payingFund.requirePayable(tx, wanted, paidOn);
    const sealed = payees ?? (await this.sealedPayees(tx, rows));
    const batch = await this.openBatch(tx, order, rows);
    await this.papers.file(
      tx,
      order.receiptDocumentId,
      { type: 'payout-batch', id: batch.id, unionId: batch.unionId },
      rows,
    );
    await this.settle(tx, rows, order, { sealed, payoutBatchId: batch.id });
    tx.announce(...decisions.map((decision) => decision.event));
    return batch.id;
  }

  private async settle(
    tx: Tx,
    rows: readonly Disbursement[],
    { paidOn, bankReference, receiptDocumentId, witness }: HandedOver,
    also: { readonly sealed: ReadonlyMap<DisbursementId, SealedPayee>; readonly payoutBatchId: PayoutBatchId },
  ): Promise<void> {
    const numbers = new Map(rows.map((row) => [row.holdId!, row.number]));
    await this.ledger.settleHolds(tx, {
      holdIds: [...numbers.keys()],
      on: paidOn,
      memoOf: (holdId) => `${numbers.get(holdId)} 付款`,
    });
    const nobody = { payeeSealed: null, payeeCardMac: null };
    await markPaid(
      tx,
      rows.map((row) => ({ id: row.id, ...(also.sealed.get(row.id) ?? nobody) })),
      {
        ...{ paidOn, receiptDocumentId, witness, payoutBatchId: also.payoutBatchId },
        bankReference: rows[0]!.paymentKind === 'transfer' ? bankReference : null,
        paidBy: tx.actor.personId,
        paidByName: tx.actor.displayName,
      },
    );
    for (const { id: subjectId, unionId } of rows) {
      const detail = { status: ['approved', 'paid'], payoutBatchId: also.payoutBatchId };
      tx.audit({ action: 'disbursement.pay', subjectType: 'disbursement', subjectId, unionId, detail });
    }
  }

  private async sealedPayees(tx: Tx, rows: readonly Disbursement[]): Promise<Map<DisbursementId, SealedPayee>> {
    if (rows[0]!.paymentKind !== 'transfer') return new Map();
    const known = await this.payees.ofAll(tx, rows);
    return new Map(rows.map((row) => [row.id, this.payees.seal(row.tenantId, known.get(row.id)!)]));
  }

  private async openBatch(
    tx: Tx,
    { paidOn, bankReference, receiptDocumentId, witness }: HandedOver,
    rows: readonly Disbursement[],
  ): Promise<PayoutBatch> {
    const { unionId, paymentKind } = rows[0]!;
    const { code } = await this.organizations.get(tx, unionId);
    const batch: PayoutBatch = {
      tenantId: tx.actor.tenantId,
      id: newId<'payout-batch'>(tx.now.getTime()),
      version: 1,
      number: await tx.nextCaseNumber('发放', unionId, code, yearOf(paidOn)),
      ...{ unionId, paymentKind, paidOn, bankReference, receiptDocumentId, witness },
      itemCount: rows.length,
      total: sumFen(rows.map((row) => row.amount)),
      paidBy: tx.actor.personId,
      paidByName: tx.actor.displayName,
      paidAt: tx.now,
    };
    await tx.insert(PayoutBatch, batch);
    const { id: subjectId, number, itemCount, total } = batch;
    const detail = { number, itemCount, total };
    tx.audit({ action: 'payout-batch.pay', subjectType: 'payout-batch', subjectId, unionId, detail });
    return batch;
  }
}

const casesOf = (rows: readonly Disbursement[]) =>
  rows.map((row) => ({ subjectId: row.id, recipientId: row.recipientId }));
