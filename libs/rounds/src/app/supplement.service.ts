import type { Actor, MemberId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type Round, standardOfRound } from '../data/round.entity';
import { findRound, tellFact } from '../data/round.store';
import type { AskedPlan, RoundId } from '../domain/round';
import { perHeadFen } from '../domain/round';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { refuse } from '../domain/rounds.problems';
import { RoundPlanService } from './round-plan.service';

const RUNNING: readonly Round['status'][] = ['approved', 'under-way'];

/** People who come after the approval: a round of their own, like the first one, with an approval of its own. */
@Injectable()
export class SupplementService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly plans: RoundPlanService,
  ) {}

  plan(
    actor: Actor,
    id: RoundId,
    memberIds: readonly MemberId[],
    reason: string,
    idem: Idempotency,
  ): Promise<{ id: RoundId }> {
    const work = async (tx: Tx) => {
      const row = await findRound(tx, actor, ROUND_PERMISSIONS.manage, id);
      if (!RUNNING.includes(row.status)) refuse('round.action-not-open', '批准以后、走访结束以前才能做补充活动。');
      const today = await this.organizations.today(tx);
      const supplement = await this.plans.planIn(tx, row.unionId, planLike(row, memberIds, reason, today), row.id);
      await tellFact(tx, row.id, 'supplement', `补充 ${memberIds.length} 人：${reason}`);
      return supplement;
    };
    return this.uow.run(actor, work, idem);
  }
}

function planLike(row: Round, memberIds: readonly MemberId[], reason: string, today: Round['startsOn']): AskedPlan {
  const standard = standardOfRound(row);
  const none = { category: null, minAge: null, unionIds: null, groups: null, standard: null };
  return {
    ...{ name: `${row.name.slice(0, 50)}（补充）`, kind: row.kind, purpose: `补充「${row.name}」：${reason}` },
    holiday: row.holidayCode && row.holidayYear ? { code: row.holidayCode, year: row.holidayYear } : null,
    ...{ fundPurpose: row.fundPurpose, fundAccountId: row.fundAccountId, standard },
    budgetFen: perHeadFen(standard) * BigInt(memberIds.length),
    ...{ paymentKind: row.paymentKind, cashReason: row.cashReason, perHousehold: row.perHousehold },
    audience: [{ ...none, code: 'list', memberIds }],
    ...{ startsOn: today, dueOn: row.dueOn < today ? today : row.dueOn },
  };
}
