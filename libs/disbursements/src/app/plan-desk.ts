import type { Actor, Fen, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { sumsOfPlan, payableOfPlan } from '../data/disbursement.batch';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import { refuse } from '../domain/disbursement.problems';
import { type PayablePlan, payablePlanOf, standingOf } from './plan-standing';
import type { PlanStanding } from './planned-disbursement.order';

/** A plan with money that still waits for the cashier. */
export interface OpenPlan {
  readonly planType: string;
  readonly planId: string;
  readonly planNumber: string;
  readonly unionId: UnionId;
  readonly occasionName: string;
  readonly openCount: number;
  /** In fen. */
  readonly openAmount: Fen;
}

export interface PlanAtDesk extends OpenPlan {
  readonly standing: PlanStanding;
  readonly payable: PayablePlan;
}

/** Plans as the cashier sees them, each in a reading transaction of its own. */
@Injectable()
export class PlanDesk {
  constructor(private readonly uow: UnitOfWork) {}

  /** Plans in scope of which something is approved and not paid, latest first. */
  open(actor: Actor): Promise<OpenPlan[]> {
    return this.uow.read(actor, (tx) =>
      plansWhere(tx, `HAVING count(*) FILTER (WHERE d.status = 'approved') > 0`, null),
    );
  }

  /** Refuses `disbursement.not-found` outside the actor's scope. */
  one(actor: Actor, planId: string): Promise<PlanAtDesk> {
    return this.uow.read(actor, async (tx) => {
      const [plan] = await plansWhere(tx, '', planId);
      if (!plan) return refuse('disbursement.not-found');
      const standing = standingOf(await sumsOfPlan(tx, planId));
      return { ...plan, standing, payable: payablePlanOf(await payableOfPlan(tx, planId)) };
    });
  }
}

const MOST_PLANS = 100;

async function plansWhere(tx: ReadTx, having: string, planId: string | null): Promise<OpenPlan[]> {
  const values: unknown[] = [tx.actor.tenantId, planId];
  const scope = scopeCondition(tx.actor, DISBURSEMENT_PERMISSIONS.read, 'd.union_id', values);
  const wanted = planId === null ? `d.plan_id IS NOT NULL AND $2::uuid IS NULL` : 'd.plan_id = $2';
  const rows = await tx.rows<Omit<OpenPlan, 'openAmount'> & { openAmount: string }>(
    `SELECT d.plan_type AS "planType", d.plan_id AS "planId", d.plan_number AS "planNumber", d.union_id AS "unionId",
       min(d.occasion_name) AS "occasionName", count(*) FILTER (WHERE d.status = 'approved')::int AS "openCount",
       coalesce(sum(d.amount) FILTER (WHERE d.status = 'approved'), 0)::text AS "openAmount"
     FROM disbursements.disbursement d WHERE d.tenant_id = $1 AND ${wanted} AND ${scope}
     GROUP BY d.plan_type, d.plan_id, d.plan_number, d.union_id ${having} ORDER BY d.plan_id DESC LIMIT ${MOST_PLANS}`,
    values,
  );
  return rows.map((row) => ({ ...row, openAmount: BigInt(row.openAmount) }));
}
