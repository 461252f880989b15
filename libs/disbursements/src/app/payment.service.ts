import type { Actor, CivilDate, DocumentId } from '@app/kernel';
import { SeparateDuties } from '@app/approvals';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type Disbursement, personIdOf } from '../data/disbursement.entity';
import type { DisbursementId } from '../domain/disbursement';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import { refuse } from '../domain/disbursement.problems';
import type { PaymentKind, PaymentProof } from '../domain/payment-method';
import type { Seen } from './disbursement-decision.service';
import { DisbursementStore } from './disbursement.store';
import { PayeeCipher } from './payee';
import { PayingFund } from './paying-fund';
import { PaymentPapers } from './payment-papers';

/** How and when it was handed over; which of the proofs is needed depends on the kind of payment. */
export interface PaymentOrder {
  readonly paidOn: CivilDate;
  readonly bankReference: string | null;
  /** The signed receipt sheet: an upload of the actor, or a document of the case. */
  readonly receiptDocumentId: DocumentId | null;
  readonly witness: string | null;
}

/** Cash in place of a transfer that failed. */
export interface CashInstead extends Omit<PaymentOrder, 'bankReference'> {
  readonly reason: string;
}

/** The cashier's part: what was approved is paid once, wholly. */
@Injectable()
export class PaymentService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: DisbursementStore,
    private readonly duties: SeparateDuties,
    private readonly payingFund: PayingFund,
    private readonly payees: PayeeCipher,
    private readonly papers: PaymentPapers,
  ) {}

  /** Pays one. The account must still be one that may pay for it; the hold is settled in the same transaction. */
  pay(actor: Actor, { id, version, idempotency }: Seen, order: PaymentOrder): Promise<{ id: DisbursementId }> {
    return this.uow.run(
      actor,
      async (tx) => {
        const row = await this.store.lock(tx, DISBURSEMENT_PERMISSIONS.pay, id, version);
        await this.papers.file(tx, order.receiptDocumentId, { type: 'disbursement', id, unionId: row.unionId }, [row]);
        await this.payRow(tx, row, order);
        return { id };
      },
      idempotency,
    );
  }

  /**
   * 改付现金: what the bank could not transfer is handed over against the signed sheet. The approval and its hold stay;
   * the kind of payment changes and says why.
   */
  payInCash(
    actor: Actor,
    { id, version, idempotency }: Seen,
    { reason, ...order }: CashInstead,
  ): Promise<{ id: DisbursementId }> {
    return this.uow.run(
      actor,
      async (tx) => {
        const row = await this.store.lock(tx, DISBURSEMENT_PERMISSIONS.pay, id, version);
        const about = { type: 'disbursement', id, unionId: row.unionId };
        await this.papers.file(tx, order.receiptDocumentId, about, [row]);
        await this.requirePayable(tx, row, order.paidOn);
        const { paidOn, receiptDocumentId, witness } = order;
        const payment = { paidOn, proof: proofOf('cash', { ...order, bankReference: null }) };
        // The card that did not work is not kept with what was paid by hand.
        const instead = { methodNote: reason, payeeSealed: null, payeeCardMac: null, bankReference: null };
        await this.store.decide(
          tx,
          row,
          { action: 'pay-in-cash', payment, today: await this.store.today(tx), reason },
          { bookedOn: paidOn, reason, patch: { ...instead, receiptDocumentId, witness, ...payerOf(tx) } },
        );
        return { id };
      },
      idempotency,
    );
  }

  /** 退回: the cashier finds that it cannot be paid so; what was held is released. */
  sendBack(actor: Actor, { id, version, idempotency }: Seen, reason: string): Promise<{ id: DisbursementId }> {
    return this.uow.run(
      actor,
      async (tx) => {
        const row = await this.store.lock(tx, DISBURSEMENT_PERMISSIONS.pay, id, version);
        if (row.status !== 'approved') refuse('disbursement.action-not-open');
        await this.store.decide(tx, row, { action: 'return', reason }, { reason });
        return { id };
      },
      idempotency,
    );
  }

  private async payRow(tx: Tx, row: Disbursement, order: PaymentOrder) {
    const { paidOn, bankReference, receiptDocumentId, witness } = order;
    await this.requirePayable(tx, row, paidOn);
    const payee = row.paymentKind === 'transfer' ? this.payees.seal(row.tenantId, await this.payees.of(tx, row)) : {};
    const payment = { paidOn, proof: proofOf(row.paymentKind, order) };
    await this.store.decide(
      tx,
      row,
      { action: 'pay', payment, today: await this.store.today(tx) },
      {
        bookedOn: paidOn,
        patch: {
          ...payee,
          bankReference: row.paymentKind === 'transfer' ? bankReference : null,
          receiptDocumentId,
          witness,
          ...payerOf(tx),
        },
      },
    );
  }

  /** Who pays has no other part in it, and the account may still pay for it. */
  private async requirePayable(tx: Tx, row: Disbursement, paidOn: CivilDate): Promise<void> {
    await this.duties.take(tx, row.id, 'pays', [personIdOf(row.recipientId)]);
    await this.payingFund.requirePayable(tx, [{ ...row, fundAccountId: row.fundAccountId! }], paidOn);
  }
}

const payerOf = ({ actor, now }: Tx) => ({ paidBy: actor.personId, paidByName: actor.displayName, paidAt: now });

/** The proof that a kind of payment needs. */
export function proofOf(kind: PaymentKind, { bankReference, receiptDocumentId, witness }: PaymentOrder): PaymentProof {
  if (kind === 'transfer') return { kind, bankReference: bankReference ?? '' };
  const document = receiptDocumentId ?? ('' as DocumentId);
  return kind === 'cash' ? { kind, receiptDocumentId: document, witness } : { kind, receiptDocumentId: document };
}
