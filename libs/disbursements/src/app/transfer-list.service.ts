import { type Actor, type CivilDate, newId, sumFen, yearOf } from '@app/kernel';
import { SeparateDuties } from '@app/approvals';
import { OrganizationDirectory, withinScope } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Disbursement } from '../data/disbursement.entity';
import { byNumber } from '../data/disbursement.queries';
import { TransferList, type TransferListId, type TransferListItem } from '../data/transfer-list.entity';
import {
  answerTransfers,
  insertTransfers,
  keepFailures,
  type ListedTransfer,
  transfersOf,
} from '../data/transfer-list.queries';
import type { DisbursementId } from '../domain/disbursement';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import { refuse } from '../domain/disbursement.problems';
import { cancelTransfers, type FailedTransfer, settleTransfers } from '../domain/transfer-list';
import { DisbursementStore } from './disbursement.store';
import { PayeeCipher } from './payee';
import { PayoutBook } from './payout-book';
import { type PayoutSelection, PayoutService } from './payout.service';

/** Which list, as the cashier saw it. */
export interface SeenTransferList {
  readonly id: TransferListId;
  readonly version: number;
  readonly idempotency: Idempotency;
}

/** The bank's answer: what is not named as failed was paid. */
export interface TransferResults {
  readonly paidOn: CivilDate;
  readonly bankReference: string;
  readonly failed: readonly FailedTransfer[];
}

/** Transfers that the bank carries out from a file: told, answered, booked. */
@Injectable()
export class TransferListService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: DisbursementStore,
    private readonly payouts: PayoutService,
    private readonly book: PayoutBook,
    private readonly duties: SeparateDuties,
    private readonly organizations: OrganizationDirectory,
    private readonly payees: PayeeCipher,
  ) {}

  /** Puts approved transfers on a list for the bank. Until it has answered they are not paid otherwise. */
  prepare(actor: Actor, selection: PayoutSelection, idempotency: Idempotency): Promise<{ id: TransferListId }> {
    return this.uow.run(
      actor,
      async (tx) => {
        const rows = await this.payouts.lock(tx, selection);
        if (rows[0]!.paymentKind !== 'transfer') refuse('disbursement.not-a-transfer', '只有银行转账可以做代发文件。');
        if (rows.some((row) => row.status !== 'approved')) refuse('disbursement.action-not-open');
        await this.store.refuseAtBank(
          tx,
          rows.map((row) => row.id),
        );
        // Who tells the bank pays.
        await this.duties.takeAll(
          tx,
          'pays',
          rows.map((row) => ({ subjectId: row.id, recipientId: row.recipientId })),
        );
        return { id: await this.open(tx, rows) };
      },
      idempotency,
    );
  }

  /** What the bank paid is booked as one batch; what it refused stays approved with its money held. */
  settle(
    actor: Actor,
    { id, version, idempotency }: SeenTransferList,
    { paidOn, bankReference, failed }: TransferResults,
  ): Promise<{ id: TransferListId }> {
    return this.uow.run(
      actor,
      async (tx) => {
        const list = await this.lock(tx, id, version);
        const { status, paid } = settleTransfers(list, failed);
        const items = await transfersOf(tx, id, { after: 0, limit: null });
        const rows = await this.lockRows(tx, items);
        await answerTransfers(tx, id, 'paid', failed);
        const done = items.filter((item) => paid.includes(item.line));
        const payees = new Map(done.map((item) => [item.disbursementId, item]));
        const order = { paidOn, bankReference, receiptDocumentId: null, witness: null };
        const paidRows = rows.filter((row) => payees.has(row.id));
        const payoutBatchId = paidRows.length > 0 ? await this.book.pay(tx, paidRows, order, payees) : null;
        await this.keepFailures(tx, rows, items, failed);
        const counts = { paidCount: paid.length, failedCount: failed.length };
        this.audit(tx, list, 'settle', { status: [list.status, status], ...counts });
        await tx.update(TransferList, list, { status, ...counts, payoutBatchId, closedAt: tx.now });
        return { id };
      },
      idempotency,
    );
  }

  /** 作废: it was not given to the bank, or the bank did none of it; its transfers may be paid otherwise. */
  cancel(
    actor: Actor,
    { id, version, idempotency }: SeenTransferList,
    reason: string,
  ): Promise<{ id: TransferListId }> {
    return this.uow.run(
      actor,
      async (tx) => {
        const list = await this.lock(tx, id, version);
        const status = cancelTransfers(list, reason);
        await this.lockRows(tx, await transfersOf(tx, id, { after: 0, limit: null }));
        await answerTransfers(tx, id, 'cancelled', []);
        this.audit(tx, list, 'cancel', { status: [list.status, status] }, reason);
        await tx.update(TransferList, list, { status, note: reason, closedAt: tx.now });
        return { id };
      },
      idempotency,
    );
  }

  private async open(tx: Tx, rows: readonly Disbursement[]): Promise<TransferListId> {
    const { unionId, planId, planNumber } = rows[0]!;
    const known = await this.payees.ofAll(tx, rows);
    const { code } = await this.organizations.get(tx, unionId);
    const ofOnePlan = rows.every((row) => row.planId === planId);
    const list: TransferList = {
      tenantId: tx.actor.tenantId,
      id: newId<'transfer-list'>(tx.now.getTime()),
      version: 1,
      number: await tx.nextCaseNumber('代发', unionId, code, yearOf(await this.store.today(tx))),
      ...{ unionId, status: 'sent', itemCount: rows.length, total: sumFen(rows.map((row) => row.amount)) },
      ...{ planId: ofOnePlan ? planId : null, planNumber: ofOnePlan ? planNumber : null },
      preparedBy: tx.actor.personId,
      preparedByName: tx.actor.displayName,
      preparedAt: tx.now,
      ...{ paidCount: 0, failedCount: 0, closedAt: null, payoutBatchId: null, note: '' },
    };
    await tx.insert(TransferList, list);
    const items = [...rows].sort(byNumber).map((row, i): TransferListItem => {
      const { payeeSealed, payeeCardMac } = this.payees.seal(row.tenantId, known.get(row.id)!);
      const told = { payeeSealed: payeeSealed!, payeeCardMac: payeeCardMac!, result: null, reason: '' };
      const { tenantId, amount } = row;
      return { tenantId, listId: list.id, line: i + 1, disbursementId: row.id, amount, ...told };
    });
    await insertTransfers(tx, items);
    this.audit(tx, list, 'prepare', { number: list.number, itemCount: list.itemCount, total: list.total });
    return list.id;
  }

  private async lock(tx: Tx, id: TransferListId, version: number): Promise<TransferList> {
    const query = tx.from(TransferList, 'l').andWhere('l.id = :id', { id });
    const scoped = withinScope(query, tx.actor, DISBURSEMENT_PERMISSIONS.pay, 'l.unionId');
    const list = (await scoped.setLock('pessimistic_write').getOne()) ?? refuse('transfer-list.not-found');
    tx.expectVersion(list, version);
    return list;
  }

  private lockRows(tx: Tx, items: readonly ListedTransfer[]): Promise<Disbursement[]> {
    const ids = items.map((item) => item.disbursementId);
    return this.store.lockAll(tx, DISBURSEMENT_PERMISSIONS.pay, ids);
  }

  private async keepFailures(
    tx: Tx,
    rows: readonly Disbursement[],
    items: readonly ListedTransfer[],
    failed: readonly FailedTransfer[],
  ): Promise<void> {
    const byLine = new Map(items.map((item) => [item.line, item.disbursementId]));
    const reasons = new Map(failed.map(({ line, reason }) => [byLine.get(line)!, `银行没付成：${reason}`]));
    const failures: { id: DisbursementId; reason: string }[] = [];
    for (const row of rows) {
      const reason = reasons.get(row.id);
      if (reason === undefined) continue;
      failures.push({ id: row.id, reason });
      const { id: subjectId, unionId, subjectType } = row;
      tx.audit({
        ...{ action: 'disbursement.transfer-failed', subjectType: 'disbursement', subjectId, unionId },
        ...{ detail: {}, reason },
      });
      const payload = { disbursementId: row.id, subjectType, subjectId: row.subjectId };
      tx.announce({ type: 'disbursement.transfer-failed.v1', payload });
    }
    if (failures.length > 0) await keepFailures(tx, failures, await this.store.today(tx));
  }

  private audit(tx: Tx, list: TransferList, action: string, detail: object, reason: string | null = null): void {
    const { id: subjectId, unionId } = list;
    tx.audit({ action: `transfer-list.${action}`, subjectType: 'transfer-list', subjectId, unionId, detail, reason });
  }
}
