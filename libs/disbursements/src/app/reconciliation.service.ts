import { type Actor, newId, yearOf } from '@app/kernel';
import { SeparateDuties } from '@app/approvals';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Disbursement, personIdOf, stateOf } from '../data/disbursement.entity';
import type { DisbursementId } from '../domain/disbursement';
import { openDisbursement } from '../domain/disbursement.decision';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import { assertPapersReviewable, assertPapersReviewed } from '../domain/emergency';
import { refuse } from '../domain/disbursement.problems';
import type { Seen } from './disbursement-decision.service';
import { NOT_PAID } from './disbursement.service';
import { DisbursementStore } from './disbursement.store';

export interface ReversalOrder {
  readonly reason: string;
  /** The bank's notice or the decision that it rests on. */
  readonly document: string;
}

/** The accountant's part: the bank statement agrees, or the payment is undone. */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: DisbursementStore,
    private readonly duties: SeparateDuties,
    private readonly organizations: OrganizationDirectory,
  ) {}

  reconcile(
    actor: Actor,
    { id, version, idempotency }: Seen,
    statementReference: string,
  ): Promise<{ id: DisbursementId }> {
    return this.uow.run(
      actor,
      async (tx) => {
        const row = await this.store.lock(tx, DISBURSEMENT_PERMISSIONS.reconcile, id, version);
        assertPapersReviewed(row);
        await this.duties.take(tx, row.id, 'reconciles', [personIdOf(row.recipientId)]);
        const patch = { reconciledBy: actor.personId, reconciledOn: await this.store.today(tx), statementReference };
        await this.store.decide(tx, row, { action: 'reconcile', statementReference }, { patch });
        return { id };
      },
      idempotency,
    );
  }

  /** 复核: what was paid first has its papers now. Who looks at them had no part in it before. */
  reviewPapers(actor: Actor, { id, version, idempotency }: Seen, finding: string): Promise<{ id: DisbursementId }> {
    return this.uow.run(
      actor,
      async (tx) => {
        const row = await this.store.lock(tx, DISBURSEMENT_PERMISSIONS.reviewPapers, id, version);
        assertPapersReviewable(row, row.status, row.marks);
        await this.duties.take(tx, row.id, 'reviews', [personIdOf(row.recipientId)]);
        const reviewed = {
          papersReviewedBy: actor.personId,
          papersReviewedByName: actor.displayName,
          papersReviewedOn: await this.store.today(tx),
          papersFinding: finding,
        };
        await this.store.touch(tx, row, reviewed);
        const detail = { papersReviewedOn: [null, reviewed.papersReviewedOn] };
        const subject = { subjectType: 'disbursement', subjectId: row.id, unionId: row.unionId };
        tx.audit({ action: 'disbursement.review-papers', ...subject, detail });
        return { id };
      },
      idempotency,
    );
  }

  /** 红冲: the money goes back to the account; paying again takes a new request. */
  reverse(actor: Actor, { id, version, idempotency }: Seen, order: ReversalOrder): Promise<{ id: DisbursementId }> {
    return this.uow.run(
      actor,
      async (tx) => {
        const row = await this.store.lock(tx, DISBURSEMENT_PERMISSIONS.reverse, id, version);
        await this.store.decide(tx, row, { action: 'reverse', ...order }, order);
        return { id };
      },
      idempotency,
    );
  }

  /**
   * 退票: the bank sent a transfer back. The payment is reversed and stays; a new request that names it waits to be
   * submitted, with the payee put right. Gives the new one.
   */
  returnTransfer(
    actor: Actor,
    { id, version, idempotency }: Seen,
    order: ReversalOrder,
  ): Promise<{ id: DisbursementId }> {
    return this.uow.run(
      actor,
      async (tx) => {
        const row = await this.store.lock(tx, DISBURSEMENT_PERMISSIONS.reverse, id, version);
        if (row.paymentKind !== 'transfer' || row.inHistory) refuse('disbursement.not-a-transfer');
        const reversed = await this.store.decide(tx, row, { action: 'reverse', ...order }, order);
        return this.openAnew(tx, reversed, order.reason);
      },
      idempotency,
    );
  }

  private async openAnew(tx: Tx, row: Disbursement, reason: string): Promise<{ id: DisbursementId }> {
    const { code } = await this.organizations.get(tx, row.unionId);
    const today = await this.store.today(tx);
    const id = newId<'disbursement'>(tx.now.getTime());
    const { patch, event } = openDisbursement({ ...stateOf(row), id, replaces: row });
    const named = row.payeeRelation !== null;
    await tx.insert(Disbursement, {
      ...row,
      ...NOT_PAID,
      // What is paid anew goes through an approval of its own and still belongs to its plan.
      planType: row.planType,
      planId: row.planId,
      planNumber: row.planNumber,
      planApprovalId: row.planApprovalId,
      // The register may have another card by now; a payee who was named stays named.
      ...(named ? {} : { payeeSealed: null, payeeCardMac: null }),
      id,
      version: 1,
      number: await tx.nextCaseNumber('款', row.unionId, code, yearOf(today)),
      status: patch.status,
      receipt: patch.receipt,
      replaces: patch.replaces,
      tier: null,
      routeReason: '',
      lastReason: reason,
      requestedOn: today,
      requestedAt: tx.now,
    });
    const detail = { status: [null, patch.status], amount: row.amount, replaces: row.id };
    tx.audit({
      action: 'disbursement.request',
      subjectType: 'disbursement',
      subjectId: id,
      unionId: row.unionId,
      detail,
      reason,
    });
    tx.announce(event);
    return { id };
  }
}
