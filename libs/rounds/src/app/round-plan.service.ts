import { type Actor, newId, type UnionId, yearOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { FundLedger, type FundPurpose } from '@app/funds';
import { Injectable } from '@nestjs/common';
import { storedGoods, Round, storedRule } from '../data/round.entity';
import { tellFact } from '../data/round.store';
import { checkPlan } from '../domain/plan.rules';
import type { AskedPlan, RoundId, RoundPlan } from '../domain/round';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { AudienceSources } from './audience-source';
import { ChecklistService } from './checklist.service';
import { needOpenPeriod } from './open-period';
import { OccasionDays } from './occasion-days';
import { RoundChange, type SeenRound } from './round-change';

export interface PlannedRound {
  readonly id: RoundId;
}

/** A round from its first idea to the plan that is frozen. */
@Injectable()
export class RoundPlanService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly ledger: FundLedger,
    private readonly sources: AudienceSources,
    private readonly checklists: ChecklistService,
    private readonly change: RoundChange,
    private readonly occasions: OccasionDays,
  ) {}

  plan(actor: Actor, unionId: UnionId, plan: AskedPlan, idem: Idempotency): Promise<PlannedRound> {
    return this.uow.run(actor, (tx) => this.planIn(tx, unionId, plan), idem);
  }

  /** In the caller's transaction. Refuses what the calendar, the fund or the plan itself forbids. */
  async planIn(
    tx: Tx,
    unionId: UnionId,
    asked: AskedPlan,
    supplementsId: RoundId | null = null,
  ): Promise<PlannedRound> {
    const union = await this.organizations.requireWithin(tx, ROUND_PERMISSIONS.manage, unionId);
    const plan = await this.occasions.resolve(tx, unionId, asked);
    const today = await this.check(tx, unionId, plan);
    const id = newId<'round'>(tx.now.getTime());
    const number = await tx.nextCaseNumber('活动', unionId, union.code, yearOf(today));
    await tx.insert(Round, {
      ...NEW_ROUND,
      ...columnsOf(plan),
      ...this.author(tx),
      id,
      number,
      unionId,
      supplementsId,
    });
    await this.checklists.copyTo(tx, id, unionId, today);
    await tellFact(tx, id, 'plan', null);
    const detail = { status: [null, 'draft'], budget: plan.budgetFen, fundAccountId: plan.fundAccountId };
    tx.audit({ action: 'round.plan', subjectType: 'round', subjectId: id, unionId, detail });
    await this.change.remind(tx, { id, endedAt: null });
    tx.announce({ type: 'round.planned.v1', payload: { roundId: id, unionId } });
    return { id };
  }

  changePlan(actor: Actor, seen: SeenRound, asked: AskedPlan): Promise<PlannedRound> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      const plan = await this.occasions.resolve(tx, row.unionId, asked);
      await this.check(tx, row.unionId, plan);
      const detail = {
        budget: [row.budgetFen, plan.budgetFen],
        fundAccountId: [row.fundAccountId, plan.fundAccountId],
      };
      await this.change.apply(tx, row, 'change-plan', { patch: columnsOf(plan), detail });
      return { id: row.id };
    });
  }

  private async check(tx: Tx, unionId: UnionId, plan: RoundPlan) {
    const today = await this.organizations.today(tx);
    checkPlan(plan, today);
    for (const rule of plan.audience) this.sources.of(rule.code);
    if (plan.fundAccountId) {
      const fund = await this.ledger.requireEligible(tx, plan.fundAccountId, unionId, {
        purpose: plan.fundPurpose as FundPurpose,
        allowedKinds: null,
        hasActiveHardshipFile: plan.audience.every((rule) => rule.code === 'hardship'),
        on: today,
      });
      await needOpenPeriod(tx, fund.unionId, today);
    }
    return today;
  }

  private author({ actor, now }: Tx) {
    return { createdById: actor.personId, createdByName: actor.displayName, createdAt: now };
  }
}

const NEW_ROUND = {
  version: 1,
  status: 'draft',
  reason: null,
  leaveOutTwice: false,
  frozenCount: 0,
  frozenTotal: null,
  frozenAt: null,
  approvedFen: null,
  approvedAt: null,
  statement: null,
  endedAt: null,
  importId: null,
} as const;

const columnsOf = (plan: RoundPlan) => ({
  ...{ name: plan.name, kind: plan.kind, purpose: plan.purpose, fundPurpose: plan.fundPurpose },
  ...{ fundAccountId: plan.fundAccountId, budgetFen: plan.budgetFen, cashFen: plan.standard.cashFen },
  ...{ paymentKind: plan.paymentKind, cashReason: plan.cashReason, perHousehold: plan.perHousehold },
  ...{ startsOn: plan.startsOn, dueOn: plan.dueOn },
  holidayCode: plan.occasion?.code ?? null,
  holidayYear: plan.occasion?.year ?? null,
  holidayName: plan.occasion?.name ?? null,
  holidayOn: plan.occasion?.on ?? null,
  holidayLatestOn: plan.occasion?.latestOn ?? null,
  holidayLeadDays: plan.occasion?.leadDays ?? null,
  goods: storedGoods(plan.standard.goods),
  audience: plan.audience.map(storedRule),
});
