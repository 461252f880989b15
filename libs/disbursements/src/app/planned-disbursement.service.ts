import { formatFen, newId, sumFen, yearOf } from '@app/kernel';
import { ApprovalService, type ApprovedPlan, SeparateDuties } from '@app/approvals';
import { FundLedger, type FundPurpose, isOffBudget } from '@app/funds';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import {
  insertDisbursements,
  liveUnder,
  markWithdrawn,
  payableOfPlan,
  sumsOfPlan,
  withHolds,
} from '../data/disbursement.batch';
import { type Disbursement, stateOf } from '../data/disbursement.entity';
import type { DisbursementId } from '../domain/disbursement';
import { decideDisbursement } from '../domain/disbursement.decision';
import { refuse } from '../domain/disbursement.problems';
import { assertOnApprovedRoster, assertWithinPlan } from '../domain/planned-disbursement';
import { needMethod } from './disbursement.service';
import { DisbursementStore } from './disbursement.store';
import { PayeeCipher } from './payee';
import { OVER_CAP_MARK } from './paying-fund';
import type { OpenedDisbursement, PlanOpening, PlanStanding } from './planned-disbursement.order';
import { plannedRow } from './planned-row';
import { type PayablePlan, payablePlanOf, standingOf } from './plan-standing';

/** Disbursements of a plan that was approved as a whole (a round of visits), inside the caller's transaction. */
@Injectable()
export class PlannedDisbursementService {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly ledger: FundLedger,
    private readonly approvals: ApprovalService,
    private readonly duties: SeparateDuties,
    private readonly store: DisbursementStore,
    private readonly payees: PayeeCipher,
  ) {}

  /**
   * Opens what the plan's approval covers, each `approved` with its hold. Set-based: ten thousand in one call. Refuses
   * when the account has too little (`fund.not-enough`), may not pay for an occasion, or when more is opened under the
   * approval than it was given for, or for others. The caller holds the plan's row.
   */
  async openApproved(tx: Tx, opening: PlanOpening): Promise<OpenedDisbursement[]> {
    const { items, plan, approvalId } = opening;
    if (items.length === 0) return [];
    const approved = await this.approvals.approved(tx, approvalId, plan.id);
    const amounts = items.map((item) => item.amount);
    assertWithinPlan(approved.amount, await liveUnder(tx, approvalId), amounts);
    assertOnApprovedRoster(
      approved.recipientIds,
      items.map((item) => item.recipientId),
    );
    refuseBeyondCaps(opening, approved);
    await this.refuseUnfitFund(tx, opening, approved);
    await this.refuseUnfitMethods(tx, opening);
    const rows = await this.rowsOf(tx, opening, approved);
    await this.duties.inherit(tx, plan.id, casesOf(rows));
    const holds = await this.ledger.placeHolds(tx, {
      fundAccountId: opening.fundAccountId,
      on: rows[0]!.requestedOn,
      memo: `${plan.number} 审批通过，占用经费`,
      items: rows.map((row) => ({ subject: { type: 'disbursement', id: row.id }, amount: row.amount })),
    });
    await insertDisbursements(tx, withHolds(rows, holds));
    this.record(tx, opening, rows);
    return rows.map(({ id, number, subjectId: entryId, paymentKind }) => ({ id, number, entryId, paymentKind }));
  }

  /**
   * Takes back what is approved and not paid: refused, moved away, died, was not there. Holds are released. Refuses
   * what is paid, and what the bank was told to pay (`disbursement.at-bank`).
   */
  async cancelApproved(tx: Tx, ids: readonly DisbursementId[], reason: string): Promise<void> {
    if (ids.length === 0) return;
    const rows = await this.store.lockOwned(tx, ids);
    if (rows.some((row) => row.planId === null || row.status !== 'approved')) refuse('disbursement.action-not-open');
    await this.store.refuseAtBank(tx, ids);
    const decisions = rows.map((row) => decideDisbursement(stateOf(row), { action: 'withdraw', reason }));
    await this.ledger.releaseHolds(tx, {
      holdIds: rows.map((row) => row.holdId!),
      on: await this.store.today(tx),
      memoOf: () => '撤回，释放占用',
    });
    await markWithdrawn(tx, ids, reason);
    for (const { id: subjectId, unionId } of rows) {
      const detail = { status: ['approved', 'withdrawn'] };
      tx.audit({ action: 'disbursement.withdraw', subjectType: 'disbursement', subjectId, unionId, detail, reason });
    }
    tx.announce(...decisions.map((decision) => decision.event));
  }

  /** Sums of a plan, all zero when nothing was opened. The caller asked whether the actor may see the plan. */
  async totalsOfPlan(tx: ReadTx, planId: string): Promise<PlanStanding> {
    return standingOf(await sumsOfPlan(tx, planId));
  }

  /** What the actor may pay of a plan now, by kind of payment. */
  async payableOf(tx: ReadTx, planId: string): Promise<PayablePlan> {
    return payablePlanOf(await payableOfPlan(tx, planId));
  }

  /** The account must serve each occasion, and the budget of the year must carry all of it on the route it took. */
  private async refuseUnfitFund(tx: Tx, opening: PlanOpening, { tier }: ApprovedPlan): Promise<void> {
    const { items, fundAccountId, unionId } = opening;
    const on = await this.store.today(tx);
    const uses = new Map(
      items.map(({ occasion, rule, hasActiveHardshipFile }) => {
        const use = { purpose: occasion.purpose, allowedKinds: rule.fundKinds, hasActiveHardshipFile };
        return [JSON.stringify(use), use];
      }),
    );
    for (const use of uses.values()) {
      const purpose = use.purpose as FundPurpose;
      const fund = await this.ledger.requireEligible(tx, fundAccountId, unionId, { ...use, purpose, on });
      const total = sumFen(items.map((item) => item.amount));
      if (isOffBudget(fund.budget, total) && !mayGoBeyond(tier)) refuse('planned.off-budget');
    }
  }

  private async refuseUnfitMethods(tx: Tx, { items }: PlanOpening): Promise<void> {
    const given = items.filter((item) => item.method.kind !== 'own-account');
    const known = await this.members.getMany(
      tx,
      given.map((item) => item.recipientId),
    );
    for (const { method, recipientId } of given)
      if (method.kind !== 'own-account') needMethod(method, known.get(recipientId)?.name ?? '');
  }

  private async rowsOf(tx: Tx, opening: PlanOpening, approved: ApprovedPlan): Promise<Disbursement[]> {
    const { unionId, items } = opening;
    const { code } = await this.organizations.get(tx, unionId);
    const today = await this.store.today(tx);
    const numbers = await tx.nextCaseNumbers('款', unionId, code, yearOf(today), items.length);
    const living = await this.members.livingTogether(
      tx,
      items.map((item) => item.recipientId),
    );
    return items.map((item, i) => {
      const row = plannedRow(tx, opening, item, {
        id: newId<'disbursement'>(tx.now.getTime()),
        number: numbers[i]!,
        householdId: living.get(item.recipientId)?.householdId ?? null,
        tier: approved.tier,
        today,
      });
      return { ...row, ...this.payees.named(tx.actor.tenantId, item.method) };
    });
  }

  private record(tx: Tx, { plan }: PlanOpening, rows: readonly Disbursement[]): void {
    for (const { id: subjectId, unionId, amount } of rows) {
      const detail = { status: [null, 'approved'], amount, plan: { type: plan.type, id: plan.id } };
      tx.audit({ action: 'disbursement.open-planned', subjectType: 'disbursement', subjectId, unionId, detail });
    }
    const amount = formatFen(sumFen(rows.map((row) => row.amount)));
    const payload = { planType: plan.type, planId: plan.id, count: rows.length, amount };
    tx.announce({ type: 'disbursement.plan-opened.v1', payload });
  }
}

const mayGoBeyond = (tier: ApprovedPlan['tier']): boolean => tier === 'T3' || tier === 'T4';

/** What goes beyond a household's cap since it was asked for has to be asked for anew. */
function refuseBeyondCaps({ items }: PlanOpening, { tier }: ApprovedPlan): void {
  if (items.some(({ marks }) => marks.includes(OVER_CAP_MARK)) && !mayGoBeyond(tier)) refuse('planned.over-cap');
}

const casesOf = (rows: readonly Disbursement[]) =>
  rows.map((row) => ({ subjectId: row.id, recipientId: row.recipientId }));
