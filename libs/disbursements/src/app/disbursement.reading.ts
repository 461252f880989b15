import type { Actor, Fen, MemberId } from '@app/kernel';
import { ApprovalReading, type ApprovalStanding, type WaitingRow } from '@app/approvals';
import { MemberDirectory, type MemberRecord } from '@app/members';
import { withinScope } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Disbursement } from '../data/disbursement.entity';
import {
  countQueue,
  type DisbursementFilter,
  findByIds,
  findByNumber,
  findDisbursements,
  findOfBatch,
  findOfCases,
  findOne,
  findOwn,
} from '../data/disbursement.queries';
import { PayoutBatch } from '../data/payout-batch.entity';
import { Receipt } from '../data/receipt.entity';
import type { DisbursementId, DisbursementStatus } from '../domain/disbursement';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import { disbursementStage, type DisbursementStage } from '../domain/disbursement-stage';
import { refuse } from '../domain/disbursement.problems';
import { cardTailOf, type Payee, PayeeCipher } from './payee';

/** A row for lists: with the recipient's record and where its approval stands. */
export interface ListedDisbursement {
  readonly row: Disbursement;
  readonly recipient: MemberRecord | null;
  readonly approval: ApprovalStanding | null;
  /** Not paid yet, and whose card it would go to took his consent back. */
  readonly payeeWithdrawn: boolean;
  /** Position in the list: cursor values. */
  readonly position: readonly string[];
}

export interface DisbursementDetail extends ListedDisbursement {
  readonly receipts: readonly Receipt[];
  /** Tail of the card; null when it is no transfer, or not known yet. */
  readonly cardTail: string | null;
  /** The approval when it waits for the actor's signature now. */
  readonly waiting: WaitingRow | null;
}

/** A disbursement as the page of its case shows it. */
export interface DisbursementOfCase {
  readonly id: DisbursementId;
  readonly number: string;
  readonly caseId: string;
  readonly subjectId: string;
  readonly stage: DisbursementStage;
  readonly amount: Fen;
  readonly row: Disbursement;
}

/** What a member sees of his own. */
export interface OwnDisbursement extends ListedDisbursement {
  /** What the union found out when he said that it did not arrive, until he says more; null: nothing. */
  readonly answer: string | null;
  readonly cardTail: string | null;
}

/** How much waits for who pays, who reconciles, and who asks: to hand in, to answer. `MOST_COUNTED`: as many or more. */
export interface WaitingMoney {
  readonly pay: number;
  readonly reconcile: number;
  /** Returned, or never handed in. */
  readonly submit: number;
  /** The member says that it did not arrive. */
  readonly answer: number;
}

export const MOST_COUNTED = 1000;

export interface PaidBatch {
  readonly batch: PayoutBatch;
  readonly rows: readonly { readonly row: Disbursement; readonly recipient: MemberRecord | null }[];
}

/** Reads of disbursements. */
@Injectable()
export class DisbursementReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: MemberDirectory,
    private readonly approvals: ApprovalReading,
    private readonly payees: PayeeCipher,
  ) {}

  /** What is in the actor's scope; with a queue, what he can do now. */
  list(actor: Actor, filter: DisbursementFilter): Promise<ListedDisbursement[]> {
    return this.uow.read(actor, async (tx) => this.dressed(tx, await findDisbursements(tx, filter), (row) => [row.id]));
  }

  /** For the search box: `款-2026-0010801-0012`, or the same without 款. */
  byNumber(actor: Actor, number: string): Promise<ListedDisbursement[]> {
    return this.uow.read(actor, async (tx) => this.dressed(tx, await findByNumber(tx, number), (row) => [row.id]));
  }

  /** What waits for the actor's signature, longest first. */
  waiting(actor: Actor, after: readonly (string | null)[] | null, limit: number): Promise<ListedDisbursement[]> {
    return this.uow.read(actor, async (tx) => {
      const waiting = await this.approvals.waitingSubjects(tx, { subjectType: 'disbursement', after, limit });
      const found = new Map(
        (
          await findByIds(
            tx,
            waiting.map((each) => each.subjectId),
          )
        ).map((row) => [row.id, row]),
      );
      const rows = waiting.flatMap((each) => found.get(each.subjectId as DisbursementId) ?? []);
      const positions = new Map(waiting.map((each) => [each.subjectId, [each.waitingSince.toISOString(), each.id]]));
      return this.dressed(tx, rows, (row) => positions.get(row.id)!);
    });
  }

  /** For everybody's first page: nothing of a queue that he has no office for. */
  waitingMoney(actor: Actor): Promise<WaitingMoney> {
    return this.uow.read(actor, async (tx) => ({
      pay: await countQueue(tx, 'pay', MOST_COUNTED),
      reconcile: await countQueue(tx, 'reconcile', MOST_COUNTED),
      submit: await countQueue(tx, 'submit', MOST_COUNTED),
      answer: await countQueue(tx, 'answer', MOST_COUNTED),
    }));
  }

  /** Refuses `disbursement.not-found` outside the actor's scope. */
  one(actor: Actor, id: DisbursementId): Promise<DisbursementDetail> {
    return this.uow.read(actor, async (tx) => {
      const row = (await findOne(tx, id)) ?? refuse('disbursement.not-found');
      const [[listed], receipts, cardTail, waiting] = await Promise.all([
        this.dressed(tx, [row], () => []),
        // Nobody confirms what was never paid.
        row.paidOn === null ? [] : receiptsOf(tx, id),
        this.cardTail(tx, row),
        row.status === 'in-review' ? this.approvals.waitingOf(tx, id) : null,
      ]);
      return { ...listed!, receipts, cardTail, waiting };
    });
  }

  /** The member's own, newest first. */
  own(actor: Actor, after: string | null, limit: number): Promise<OwnDisbursement[]> {
    return this.uow.read(actor, async (tx) =>
      this.ofMember(tx, actor.memberId ? await findOwn(tx, actor.memberId, after, limit) : []),
    );
  }

  /** One of the member's own. Refuses `disbursement.not-found` for anybody else's. */
  ownOne(actor: Actor, id: DisbursementId): Promise<OwnDisbursement> {
    return this.uow.read(actor, async (tx) => {
      const rows = (await findByIds(tx, [id])).filter((row) => row.recipientId === actor.memberId);
      return (await this.ofMember(tx, rows))[0] ?? refuse('disbursement.not-found');
    });
  }

  private async ofMember(tx: ReadTx, rows: readonly Disbursement[]): Promise<OwnDisbursement[]> {
    const ids = rows.map((row) => row.id);
    const [approvals, answers] = await Promise.all([this.approvals.standingOf(tx, ids), lastAnswers(tx, ids)]);
    return rows.map((row) => {
      const payee = this.payees.open(row);
      const approval = approvals.get(row.id) ?? null;
      const cardTail = payee && cardTailOf(payee);
      const answer = answers.get(row.id) ?? null;
      return { row, recipient: null, approval, payeeWithdrawn: false, position: [row.id], cardTail, answer };
    });
  }

  /** Of these cases, oldest first. The caller asked whether the actor may see the cases. */
  async ofCases(tx: ReadTx, caseIds: readonly string[]): Promise<DisbursementOfCase[]> {
    return (await findOfCases(tx, caseIds)).map((row) => {
      const { id, number, caseId, subjectId, amount } = row;
      return { id, number, caseId, subjectId, stage: disbursementStage(row), amount, row };
    });
  }

  /** The payee in full, for the cashier who makes the transfer; looking at it is recorded. */
  payee(actor: Actor, id: DisbursementId): Promise<Payee> {
    return this.uow.run(actor, async (tx) => {
      const query = tx.from(Disbursement, 'd').andWhere('d.id = :id', { id });
      const row = await withinScope(query, actor, DISBURSEMENT_PERMISSIONS.pay, 'd.unionId').getOne();
      if (!row || row.paymentKind !== 'transfer') return refuse('disbursement.not-found');
      const payee = await (TO_BE_PAID.has(row.status) ? this.payees.of(tx, row) : this.payees.whole(tx, row));
      tx.audit({
        action: 'disbursement.payee-viewed',
        subjectType: 'disbursement',
        subjectId: id,
        unionId: row.unionId,
        detail: { fields: ['card'] },
      });
      return payee;
    });
  }

  /** A batch with its rows: the sheet on which the recipients sign. */
  batch(actor: Actor, id: string): Promise<PaidBatch> {
    return this.uow.read(actor, async (tx) => {
      const query = tx.from(PayoutBatch, 'b').andWhere('b.id = :id', { id });
      const batch = await withinScope(query, actor, DISBURSEMENT_PERMISSIONS.read, 'b.unionId').getOne();
      if (!batch) return refuse('payout-batch.not-found');
      const rows = await findOfBatch(tx, id);
      const recipients = await this.recipientsOf(tx, rows);
      return { batch, rows: rows.map((row) => ({ row, recipient: recipients.get(row.recipientId) ?? null })) };
    });
  }

  batches(actor: Actor, after: string | null, limit: number): Promise<PayoutBatch[]> {
    return this.uow.read(actor, (tx) => {
      const query = withinScope(tx.from(PayoutBatch, 'b'), actor, DISBURSEMENT_PERMISSIONS.read, 'b.unionId');
      if (after) query.andWhere('b.id < :after', { after });
      return query
        .orderBy('b.id', 'DESC')
        .limit(limit + 1)
        .getMany();
    });
  }

  private async dressed(
    tx: ReadTx,
    rows: readonly Disbursement[],
    position: (row: Disbursement) => readonly string[],
  ): Promise<ListedDisbursement[]> {
    const ids = rows.map((row) => row.id);
    const open = rows.filter(({ paymentKind, status }) => paymentKind === 'transfer' && TO_BE_PAID.has(status));
    const [recipients, approvals, withdrawn] = await Promise.all([
      this.recipientsOf(tx, rows),
      this.approvals.standingOf(tx, ids),
      this.payees.withdrawn(tx, open),
    ]);
    return rows.map((row) => ({
      row,
      recipient: recipients.get(row.recipientId) ?? null,
      approval: approvals.get(row.id) ?? null,
      payeeWithdrawn: withdrawn.has(row.id),
      position: position(row),
    }));
  }

  private recipientsOf(tx: ReadTx, rows: readonly Disbursement[]): Promise<Map<MemberId, MemberRecord>> {
    return this.members.getMany(
      tx,
      rows.map((row) => row.recipientId),
    );
  }

  private async cardTail(tx: ReadTx, row: Disbursement): Promise<string | null> {
    if (row.paymentKind !== 'transfer') return null;
    const payee = this.payees.open(row);
    if (payee) return cardTailOf(payee);
    return (await this.members.maskedAccount(tx, row.recipientId))?.cardTail ?? null;
  }
}

const TO_BE_PAID: ReadonlySet<DisbursementStatus> = new Set(['requested', 'in-review', 'returned', 'approved']);

const receiptsOf = (tx: ReadTx, id: DisbursementId): Promise<Receipt[]> =>
  tx.found(Receipt, (param) => `r.disbursement_id = ${param(id)}`, 'ORDER BY r.id');

/** Of those whose last word is the union's. */
async function lastAnswers(tx: ReadTx, ids: readonly DisbursementId[]): Promise<Map<DisbursementId, string>> {
  const said = await tx.found(Receipt, (param) => `r.disbursement_id = ANY(${param(ids)}::uuid[])`, 'ORDER BY r.id');
  const last = new Map(said.map((each) => [each.disbursementId, each]));
  return new Map([...last].flatMap(([id, { action, note }]) => (action === 'answer' ? [[id, note]] : [])));
}
