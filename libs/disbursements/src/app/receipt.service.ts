import { type Actor, newId } from '@app/kernel';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Disbursement } from '../data/disbursement.entity';
import { Receipt } from '../data/receipt.entity';
import type { DisbursementId } from '../domain/disbursement';
import type { ReceiptCommand } from '../domain/disbursement.lifecycle';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import type { Seen } from './disbursement-decision.service';
import { DisbursementStore } from './disbursement.store';

/** What the member says of a payment, and the union's answer. */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: DisbursementStore,
  ) {}

  /** The member himself: received, or not and what is wrong. */
  say(
    actor: Actor,
    { id, version, idempotency }: Seen,
    word: { readonly received: boolean; readonly note: string },
  ): Promise<{ id: DisbursementId }> {
    return this.run(actor, idempotency, async (tx) => {
      const row = await this.store.lockOwn(tx, actor, id, version);
      const command = word.received
        ? ({ action: 'confirm' } as const)
        : ({ action: 'dispute', reason: word.note } as const);
      await this.record(tx, row, command, word.note);
      return { id };
    });
  }

  /** The union found out and explains; the member is asked again. */
  answer(actor: Actor, { id, version, idempotency }: Seen, finding: string): Promise<{ id: DisbursementId }> {
    return this.run(actor, idempotency, async (tx) => {
      const row = await this.store.lock(tx, DISBURSEMENT_PERMISSIONS.request, id, version);
      await this.record(tx, row, { action: 'answer', finding }, finding);
      return { id };
    });
  }

  private async record(tx: Tx, row: Disbursement, command: ReceiptCommand, note: string): Promise<void> {
    await this.store.decide(tx, row, command);
    await tx.insert(Receipt, {
      id: newId<'receipt'>(tx.now.getTime()),
      disbursementId: row.id,
      action: command.action,
      note,
      personId: tx.actor.personId,
      personName: tx.actor.displayName,
      saidAt: tx.now,
    });
  }

  private run<T>(actor: Actor, idempotency: Idempotency | null, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(actor, work, idempotency);
  }
}
