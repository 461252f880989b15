import { newId, yearOf } from '@app/kernel';
import { FundLedger, type HoldId } from '@app/funds';
import { sqlState, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Disbursement } from '../data/disbursement.entity';
import { importedHolds, removeImported } from '../data/imported-payments.query';
import type { DisbursementId } from '../domain/disbursement';
import { refuse } from '../domain/disbursement.problems';
import { sharedInHistory, statedInHistory } from './aid-history';
import type { ImportedPayment } from './disbursement-request';

/** So many go in one statement. */
const PORTION = 1_000;

/** Payments of a ledger of before by the hundred, set-based, and the way back. */
@Injectable()
export class ImportedPayments {
  constructor(private readonly ledger: FundLedger) {}

  /**
   * Each on its own day: paid and reconciled, booked where its account is known. Refuses `period.closed`,
   * `fund.not-enough`. Rows are on their way when it ends, not yet written.
   */
  async book(tx: Tx, importId: string, payments: readonly ImportedPayment[]): Promise<void> {
    const named = payments.map((payment) => ({
      payment,
      id: newId<'disbursement'>(tx.now.getTime()) as DisbursementId,
    }));
    // Accounts first, numbers after them: the order in which whoever books one payment locks both.
    const holds = await this.bookAll(tx, named);
    const numbers = await numbersOf(tx, named);
    const rows = named.map(({ payment, id }) =>
      statedInHistory(payment, {
        id,
        number: numbers.get(id)!,
        holdId: holds.get(id) ?? null,
        householdId: payment.householdId,
        methodNote: payment.methodNote,
        receipt: payment.isSigned ? 'confirmed' : 'awaited',
      }),
    );
    const shared = { ...sharedInHistory(tx), importId };
    for (let start = 0; start < rows.length; start += PORTION)
      tx.later(tx.insertAlike(Disbursement, shared, rows.slice(start, start + PORTION)));
  }

  /** Reverses what was booked and removes the payments. Refuses `disbursement.changed-since-import`. */
  async undo(
    tx: Tx,
    importId: string,
    { on, reason }: { readonly on: ImportedPayment['paidOn']; readonly reason: string },
  ) {
    const holdIds = await importedHolds(tx, importId);
    await this.ledger.reverseHistories(tx, { holdIds, on, reason, document: reason });
    try {
      await removeImported(tx, importId);
    } catch (error) {
      if (sqlState(error) === '23503') refuse('disbursement.changed-since-import');
      throw error;
    }
  }

  private async bookAll(tx: Tx, named: readonly Named[]): Promise<Map<DisbursementId, HoldId>> {
    const known = named.flatMap(({ payment, id }) => {
      const { amount, fundAccountId, paidOn: on } = payment;
      const subject = { type: 'disbursement', id };
      return fundAccountId === null ? [] : [{ fundAccountId, amount, on, memo: '历史台账导入', subject }];
    });
    const holds = await this.ledger.bookHistories(tx, known);
    return new Map(known.map(({ subject }, index) => [subject.id, holds[index]!]));
  }
}

interface Named {
  readonly payment: ImportedPayment;
  readonly id: DisbursementId;
}

async function numbersOf(tx: Tx, named: readonly Named[]): Promise<Map<DisbursementId, string>> {
  const cases = named.map(({ payment: { unionId, unionCode, paidOn } }) => ({
    unionId,
    unionCode,
    year: yearOf(paidOn),
  }));
  const numbers = await tx.nextNumbersOf('款', cases);
  return new Map(named.map(({ id }, index) => [id, numbers[index]!]));
}
