import { type Actor, type CivilDate, formatFen } from '@app/kernel';
import { FundLedger } from '@app/funds';
import { OrganizationDirectory, scopeCondition, withinScope } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { atBank } from '../data/disbursement.batch';
import { Disbursement, stateOf } from '../data/disbursement.entity';
import type { DisbursementId } from '../domain/disbursement';
import { decideDisbursement, type DisbursementDecision, type LedgerEffect } from '../domain/disbursement.decision';
import type { DisbursementCommand } from '../domain/disbursement.lifecycle';
import { refuse } from '../domain/disbursement.problems';
import { PAYMENT_KIND_NAMES } from '../domain/payment-method';

/** What is written besides the decision itself. */
export interface Consequence {
  readonly patch?: Partial<Disbursement>;
  /** Kept with the row and in the audit. */
  readonly reason?: string;
  /** Booking day of the ledger; today when it is left out. */
  readonly bookedOn?: CivilDate;
  /** What a reversal rests on. */
  readonly document?: string;
}

/** The one place where a decision becomes rows, journals, audit and event. */
@Injectable()
export class DisbursementStore {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly ledger: FundLedger,
  ) {}

  /** Holds the row. Outside the actor's scope for `permission` it is `disbursement.not-found`, as if it did not exist. */
  async lock(tx: Tx, permission: string, id: DisbursementId, version: number | null): Promise<Disbursement> {
    const [row] = await tx.found(
      Disbursement,
      (param, values) => `r.id = ${param(id)} AND ${scopeCondition(tx.actor, permission, 'r.union_id', values)}`,
      'FOR UPDATE',
    );
    if (!row) return refuse('disbursement.not-found');
    if (version !== null) tx.expectVersion(row, version);
    return row;
  }

  /** The same for several, in one order for all who lock several. */
  async lockAll(tx: Tx, permission: string, ids: readonly DisbursementId[]): Promise<Disbursement[]> {
    const query = tx.from(Disbursement, 'd').andWhere('d.id = ANY(CAST(:ids AS uuid[]))', { ids }).orderBy('d.id');
    const rows = await withinScope(query, tx.actor, permission, 'd.unionId').setLock('pessimistic_write').getMany();
    return rows.length === new Set(ids).size ? rows : refuse('disbursement.not-found');
  }

  /** Rows of a case that the caller holds and whose scope he asked for, in the order of all who lock several. */
  async lockOwned(tx: Tx, ids: readonly DisbursementId[]): Promise<Disbursement[]> {
    const query = tx.from(Disbursement, 'd').andWhere('d.id = ANY(CAST(:ids AS uuid[]))', { ids }).orderBy('d.id');
    const rows = await query.setLock('pessimistic_write').getMany();
    return rows.length === new Set(ids).size ? rows : refuse('disbursement.not-found');
  }

  /** What the bank was told to pay is neither paid otherwise nor taken back; the caller holds the rows. */
  async refuseAtBank(tx: ReadTx, ids: readonly DisbursementId[]): Promise<void> {
    const items = await atBank(tx, ids);
    if (items.length === 0) return;
    const sentence = `其中 ${items.length} 笔已列入银行代发文件，请先登记银行结果，或作废那份文件。`;
    refuse('disbursement.at-bank', ids.length === 1 ? undefined : sentence, { items });
  }

  /** Holds the row of the recipient himself. */
  async lockOwn(tx: Tx, actor: Actor, id: DisbursementId, version: number): Promise<Disbursement> {
    const row = await tx.lock(Disbursement, id);
    if (!row || actor.memberId === null || row.recipientId !== actor.memberId) return refuse('disbursement.not-found');
    tx.expectVersion(row, version);
    return row;
  }

  today(tx: ReadTx): Promise<CivilDate> {
    return this.organizations.today(tx);
  }

  /** Decides, moves the money, writes the row. Refuses with the codes of `DISBURSEMENT_PROBLEMS` and of the ledger. */
  decide(tx: Tx, row: Disbursement, command: DisbursementCommand, also: Consequence = {}): Promise<Disbursement> {
    return this.apply(tx, row, command.action, decideDisbursement(stateOf(row), command), also);
  }

  async apply(
    tx: Tx,
    row: Disbursement,
    action: string,
    { patch, event, ledger }: DisbursementDecision,
    { patch: more = {}, reason = '', bookedOn, document = '' }: Consequence,
  ): Promise<Disbursement> {
    const { id: _i, subject: _s, recipientId: _r, transferFailed: _t, ...columns } = patch;
    const { status, receipt, amount, paymentKind } = row;
    const before = { status, receipt, amount, paymentKind };
    // Leaving `approved` moves the money that the bank may be about to move.
    if (row.status === 'approved') await this.refuseAtBank(tx, [row.id]);
    const on = bookedOn ?? (ledger ? await this.today(tx) : null);
    const money = ledger && on ? await this.move(tx, row, ledger, { on, reason, document }) : {};
    const changed = { ...columns, ...more, ...money, ...(reason && { lastReason: reason }) };
    tx.later(tx.update(Disbursement, row, changed));
    // The row is already as it is written.
    const after = row;
    tx.audit({
      action: `disbursement.${action}`,
      subjectType: 'disbursement',
      subjectId: row.id,
      unionId: row.unionId,
      detail: changesBetween(before, after),
      reason: reason || null,
    });
    tx.announce(event);
    return after;
  }

  /** Keeps the row's version moving with its approval, so that two devices do not decide on the same sight. */
  touch(tx: Tx, row: Disbursement, patch: Partial<Disbursement> = {}): Promise<Disbursement> {
    return tx.update(Disbursement, row, patch);
  }

  private async move(
    tx: Tx,
    row: Disbursement,
    effect: LedgerEffect,
    { on, reason, document }: { readonly on: CivilDate; readonly reason: string; readonly document: string },
  ): Promise<Partial<Disbursement>> {
    const { holdId } = row;
    if (effect === 'place-hold') {
      const subject = { type: 'disbursement', id: row.id };
      const { amount, fundAccountId } = row;
      const placed = await this.ledger.placeHold(tx, { fundAccountId: fundAccountId!, amount, subject, on });
      return { holdId: placed };
    }
    // Payments of history without an account were never booked.
    if (holdId === null) return {};
    if (effect === 'settle-hold') await this.ledger.settleHold(tx, holdId, on, `${row.number} 付款`);
    else if (effect === 'release-hold') await this.ledger.releaseHold(tx, holdId, on);
    else await this.ledger.reverse(tx, { holdId, on, reason, document });
    return effect === 'release-hold' ? { holdId: null } : {};
  }
}

type Watched = Pick<Disbursement, 'status' | 'receipt' | 'amount' | 'paymentKind'>;

function changesBetween(before: Watched, after: Watched): object {
  return {
    ...(before.status !== after.status && { status: [before.status, after.status] }),
    ...(before.receipt !== after.receipt && { receipt: [before.receipt, after.receipt] }),
    ...(before.paymentKind !== after.paymentKind && {
      paymentKind: [PAYMENT_KIND_NAMES[before.paymentKind], PAYMENT_KIND_NAMES[after.paymentKind]],
    }),
    ...(before.amount !== after.amount && { amount: [formatFen(before.amount), formatFen(after.amount)] }),
  };
}
