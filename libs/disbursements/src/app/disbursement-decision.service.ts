import type { Actor, Fen, FundAccountId } from '@app/kernel';
import {
  type ApprovalOrder,
  type ApprovalOutcome,
  ApprovalService,
  type CaseFacts,
  type RequesterAction,
} from '@app/approvals';
import { isOffBudget } from '@app/funds';
import { MemberDirectory } from '@app/members';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Disbursement, stateOf } from '../data/disbursement.entity';
import { livingBeside } from '../data/disbursement.queries';
import type { DisbursementId } from '../domain/disbursement';
import { changeAmount } from '../domain/disbursement.decision';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import { refuse } from '../domain/disbursement.problems';
import type { PaymentMethod } from '../domain/payment-method';
import { needMethod, noteOf } from './disbursement.service';
import { DisbursementStore } from './disbursement.store';
import { PayeeCipher } from './payee';
import { PayingFund } from './paying-fund';
import { caseFactsOf, explainEmergency, routeKindOf, titleOf } from './route-facts';
import { judgedAnew } from './standard-marks';

/** Not decided yet, or paid before its papers were whole. */
const OWES_PAPERS = `(d.status IN ('requested','in-review','returned')
  OR d.status IN ('approved','paid') AND d.papers_due_on IS NOT NULL AND d.papers_reviewed_on IS NULL)`;

const NOT_TO_THAT_CARD =
  '收款人撤回了银行卡的单独同意，不能转到他的卡上。请改付给本人或改发现金，再提交；收款人又同意的，先在会员页面记录他新的同意。';

/** Which disbursement, as the caller saw it, and his key against a repeated press. */
export interface Seen {
  readonly id: DisbursementId;
  readonly version: number;
  readonly idempotency: Idempotency | null;
}

/** What comes back with another amount, fund account or way of payment; null: as it was. */
export interface Resubmission {
  readonly amount: Fen | null;
  readonly fundAccountId: FundAccountId | null;
  readonly method: PaymentMethod | { readonly kind: 'own-account' } | null;
}

export interface DecidedDisbursement {
  readonly id: DisbursementId;
}

/** Orders of those who sign; what the requester alone may do has methods of its own. */
export type SignerOrder = Exclude<ApprovalOrder, { action: RequesterAction }>;

/** From the request to the decision: each order goes to the approval, and what it decides moves the money. */
@Injectable()
export class DisbursementDecisionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: DisbursementStore,
    private readonly approvals: ApprovalService,
    private readonly payingFund: PayingFund,
    private readonly members: MemberDirectory,
    private readonly payees: PayeeCipher,
  ) {}

  /** Signs, returns, refuses, adds a signer, hands over, records a meeting's decision. */
  decide(actor: Actor, seen: Seen, order: SignerOrder): Promise<DecidedDisbursement> {
    return this.change(actor, seen, DISBURSEMENT_PERMISSIONS.read, async (tx, row) => {
      await this.follow(tx, row, order, await this.approvals.decide(tx, row.id, order));
    });
  }

  remind(actor: Actor, seen: Seen): Promise<DecidedDisbursement> {
    return this.change(actor, seen, DISBURSEMENT_PERMISSIONS.request, async (tx, row) => {
      await this.approvals.decide(tx, row.id, { action: 'remind' });
      await this.store.touch(tx, row);
    });
  }

  /**
   * 接手: what a signer sent back a colleague who may ask as well looks after, with a reason; he hands it in again.
   * Refuses who has another part in it, and when any of them may hand it in anyway.
   */
  takeOver(actor: Actor, seen: Seen, reason: string): Promise<DecidedDisbursement> {
    return this.change(actor, seen, DISBURSEMENT_PERMISSIONS.request, async (tx, row) => {
      if (!(await this.approvals.isRunning(tx, row.id))) refuse('disbursement.action-not-open');
      await this.approvals.decide(tx, row.id, { action: 'take-over', reason });
      const { personId: requestedBy, displayName: requestedByName } = tx.actor;
      tx.audit({
        ...{ action: 'disbursement.take-over', subjectType: 'disbursement', subjectId: row.id, unionId: row.unionId },
        ...{ detail: { personId: [row.requestedBy, requestedBy] }, reason },
      });
      await this.store.touch(tx, row, { requestedBy, requestedByName });
    });
  }

  /** Takes it back: while it is decided only who asked may, and what was held is released. */
  withdraw(actor: Actor, seen: Seen, reason: string): Promise<DecidedDisbursement> {
    return this.change(actor, seen, DISBURSEMENT_PERMISSIONS.request, (tx, row) => this.withdrawRow(tx, row, reason));
  }

  /** Withdraws whatever of a subject is not paid, in the caller's transaction: its visit was voided. */
  async withdrawOf(tx: Tx, subjectId: string, reason: string): Promise<void> {
    const rows = await tx
      .from(Disbursement, 'd')
      .andWhere('d.subjectId = :subjectId', { subjectId })
      .andWhere(`d.status IN ('requested','in-review','returned','approved')`)
      .orderBy('d.id')
      .setLock('pessimistic_write')
      .getMany();
    for (const row of rows) await this.withdrawRow(tx, row, reason);
  }

  /**
   * Missing papers of a subject came, in the caller's transaction. With the last of them the mark goes from what is not
   * decided yet: who signs sees it at once; the route stays until the request is handed in again.
   */
  async papersCame(tx: Tx, subjectId: string, names: readonly string[], areWhole: boolean): Promise<void> {
    const rows = await tx
      .from(Disbursement, 'd')
      .andWhere('d.subjectId = :subjectId', { subjectId })
      .andWhere(`${OWES_PAPERS} AND 'evidence-missing' = ANY(d.marks)`)
      .orderBy('d.id')
      .setLock('pessimistic_write')
      .getMany();
    const today = await this.store.today(tx);
    for (const row of rows) {
      const papersBrought = [...new Set([...row.papersBrought, ...names])];
      if (!areWhole && papersBrought.length === row.papersBrought.length) continue;
      const marks = areWhole ? row.marks.filter((mark) => mark !== 'evidence-missing') : row.marks;
      const { id, unionId } = row;
      const papers = [row.papersBrought, papersBrought].map((each) => each.join('、') || null);
      const detail = { papers, ...(areWhole && { marks: [row.marks, marks] }) };
      tx.audit({ action: 'disbursement.papers-came', subjectType: 'disbursement', subjectId: id, unionId, detail });
      if (!areWhole) {
        await this.store.touch(tx, row, { papersBrought });
        continue;
      }
      const isDecidedOn = row.status === 'in-review' || row.status === 'returned';
      const whole = { marks, papersBrought, papersWholeOn: today };
      await this.store.touch(tx, row, { ...whole, papersCameAt: isDecidedOn ? tx.now : null });
    }
  }

  /** Another amount while it is decided: all who signed before sign anew. */
  changeAmount(actor: Actor, seen: Seen, amount: Fen): Promise<DecidedDisbursement> {
    return this.change(actor, seen, DISBURSEMENT_PERMISSIONS.request, async (tx, row) => {
      const decision = changeAmount(stateOf(row), amount);
      const caseAmount = row.caseAmount - row.amount + amount;
      const { facts, rule } = await this.judged(tx, { ...row, amount, caseAmount });
      const changing = this.approvals.decide(tx, row.id, { action: 'change-amount', amount, facts });
      const { tier, routeReason } = await (row.emergencyReason ? changing.catch(explainEmergency) : changing);
      await this.store.apply(tx, row, 'change-amount', decision, {
        patch: { ...rule, caseAmount, tier, routeReason },
      });
    });
  }

  /** 提交审批: for the first time, or after it was returned. */
  submit(actor: Actor, seen: Seen, resubmission: Resubmission): Promise<DecidedDisbursement> {
    return this.change(actor, seen, DISBURSEMENT_PERMISSIONS.request, async (tx, row) => {
      const method = await this.methodPatch(tx, row, resubmission);
      const amount = resubmission.amount ?? row.amount;
      const fundAccountId = resubmission.fundAccountId ?? row.fundAccountId!;
      const asked: Disbursement = {
        ...row,
        ...method,
        amount,
        fundAccountId,
        caseAmount: row.caseAmount - row.amount + amount,
      };
      const { facts, rule } = await this.judged(tx, asked);
      const outcome = await this.submitToApproval(tx, row, asked, facts);
      const { caseAmount, paymentKind } = asked;
      const requested = { requestedBy: actor.personId, requestedByName: actor.displayName };
      const patch = {
        ...method,
        ...rule,
        ...requested,
        papersCameAt: null,
        transferFailedOn: null,
        caseAmount,
        tier: outcome.tier,
        routeReason: outcome.routeReason,
      };
      await this.store.decide(tx, row, { action: 'submit', amount, fundAccountId, paymentKind }, { patch });
    });
  }

  /** What was returned resumes its approval; what has none (new, or returned by the cashier) opens one. */
  private async submitToApproval(
    tx: Tx,
    row: Disbursement,
    asked: Disbursement,
    facts: CaseFacts,
  ): Promise<ApprovalOutcome> {
    if (await this.approvals.isRunning(tx, row.id)) {
      const isSame =
        asked.amount === row.amount && asked.fundAccountId === row.fundAccountId && row.papersCameAt === null;
      return this.approvals.decide(tx, row.id, {
        action: 'resubmit',
        amount: asked.amount,
        facts: isSame ? null : facts,
      });
    }
    const opening = this.approvals.open(tx, {
      ...routeKindOf(row.emergencyReason),
      subject: { type: 'disbursement', id: row.id },
      number: row.number,
      title: titleOf(row.occasionName, asked.paymentKind),
      unionId: row.unionId,
      amount: asked.amount,
      recipients: [row.recipientId],
      facts,
    });
    return row.emergencyReason ? opening.catch(explainEmergency) : opening;
  }

  private async methodPatch(tx: Tx, row: Disbursement, { method }: Resubmission): Promise<Partial<Disbursement>> {
    if (!method) {
      const isWithdrawn = (await this.payees.withdrawn(tx, [row])).size > 0;
      return isWithdrawn ? refuse('disbursement.payee-withdrawn', NOT_TO_THAT_CARD) : {};
    }
    const recipient = await this.members.get(tx, row.recipientId);
    if (method.kind !== 'own-account') needMethod(method, recipient.name);
    await this.payees.agreed(tx, recipient, method, await this.store.today(tx));
    return {
      ...this.payees.named(row.tenantId, method),
      paymentKind: method.kind === 'own-account' ? 'transfer' : method.kind,
      methodNote: noteOf(method),
      payeeRelation: method.kind === 'transfer' ? method.payeeRelation : null,
    };
  }

  /** The facts that choose the route, and what the row says of the rule: by now it may be over the standard or the household's cap. */
  private async judged(
    tx: Tx,
    row: Disbursement,
  ): Promise<{ readonly facts: CaseFacts; readonly rule: Pick<Disbursement, 'marks' | 'ruleSentence'> }> {
    const wanted = { ...row, fundAccountId: row.fundAccountId! };
    const { fund, overCap } = await this.payingFund.require(tx, wanted, await this.store.today(tx));
    const rule = judgedAnew(row, await livingBeside(tx, row), overCap);
    const offBudget = isOffBudget(fund.budget, row.amount);
    return { facts: caseFactsOf({ ...row, ...rule, fundKind: fund.kind, offBudget }), rule };
  }

  private async withdrawRow(tx: Tx, row: Disbursement, reason: string): Promise<void> {
    if (await this.approvals.isRunning(tx, row.id))
      await this.approvals.decide(tx, row.id, { action: 'withdraw', reason });
    await this.store.decide(tx, row, { action: 'withdraw', reason }, { reason });
  }

  /** What the approval came to is what happens to the disbursement, in the same transaction. */
  private async follow(tx: Tx, row: Disbursement, order: SignerOrder, outcome: ApprovalOutcome): Promise<void> {
    const reason = 'reason' in order ? order.reason : '';
    if (outcome.decided === 'approved') {
      const command = { action: 'approve', amount: outcome.amount } as const;
      await this.store.decide(tx, row, command, { patch: { approvedAt: tx.now }, bookedOn: outcome.on });
    } else if (outcome.decided === 'refused') {
      const words = reason || ('comment' in order ? order.comment : '');
      await this.store.decide(tx, row, { action: 'refuse' }, { reason: words });
    } else if (outcome.status === 'returned') {
      await this.store.decide(tx, row, { action: 'return', reason }, { reason });
    } else await this.store.touch(tx, row);
  }

  private change(
    actor: Actor,
    { id, version, idempotency }: Seen,
    permission: string,
    work: (tx: Tx, row: Disbursement) => Promise<void>,
  ): Promise<DecidedDisbursement> {
    return this.uow.run(
      actor,
      async (tx) => {
        await work(tx, await this.store.lock(tx, permission, id, version));
        return { id };
      },
      idempotency,
    );
  }
}
