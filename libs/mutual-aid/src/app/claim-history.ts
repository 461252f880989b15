import { type CivilDate, type Fen, type MemberId, newId, type UnionId, yearOf } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { claimsOfMembers, type KnownClaim, plansOf } from '../data/claim.queries';
import { Claim, Enrolment, Plan } from '../data/mutual-aid.entities';
import type { EnrolmentId, PlanId } from '../domain/claim';
import { refuse } from '../domain/mutual-aid.problems';

/** A claim of a ledger of before; null is unknown. */
export interface HistoricClaim {
  readonly memberId: MemberId;
  readonly unionId: UnionId;
  readonly planName: string;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly admittedOn: CivilDate | null;
  readonly dischargedOn: CivilDate | null;
  readonly selfPaid: Fen | null;
  readonly paid: Fen | null;
  readonly paidOn: CivilDate;
}

/** Paid claims of ledgers of before, with the plans and the cover under which they were paid. */
@Injectable()
export class ClaimHistory {
  known(tx: ReadTx, memberIds: readonly MemberId[], butOf: string): Promise<KnownClaim[]> {
    return claimsOfMembers(tx, memberIds, butOf);
  }

  /** @param holder the union whose plans these were, with its code for the numbers */
  async record(
    tx: Tx,
    importId: string,
    holder: { readonly id: UnionId; readonly code: string },
    claims: readonly HistoricClaim[],
  ): Promise<void> {
    const plans = new Map((await plansOf(tx, holder.id)).map((plan) => [planKey(plan), plan.id as PlanId]));
    const by = tx.actor.displayName;
    for (const claim of claims) {
      const { memberId, unionId, planName: name, startsOn, endsOn, selfPaid, paid, ...days } = claim;
      const key = planKey({ name, startsOn, endsOn });
      const planId = plans.get(key) ?? (await this.plan(tx, importId, holder.id, claim));
      plans.set(key, planId);
      const enrolmentId = await this.enrolment(tx, importId, planId, claim);
      const number = await tx.nextCaseNumber('互助', holder.id, holder.code, yearOf(claim.paidOn));
      await tx.insert(Claim, {
        ...{ id: newId<'claim'>(tx.now.getTime()), version: 1, number, enrolmentId, unionId, memberId, ...days },
        ...{ selfPaidFen: selfPaid, paidFen: paid, status: 'paid', reason: null, importId },
        ...UNKNOWN_STEPS,
        ...{ registeredByName: by, registeredAt: tx.now },
      });
    }
    if (claims.length === 0) return;
    const subject = { subjectType: 'import-run', subjectId: importId, unionId: holder.id };
    tx.audit({ action: 'claim.import', ...subject, detail: { claims: claims.length } });
    tx.announce({ type: 'claim.history-recorded.v1', payload: { importId } });
  }

  /** Refuses `claim.changed-since-import`. Plans and cover that others use by now stay. */
  async undo(tx: Tx, importId: string): Promise<void> {
    const values = [tx.actor.tenantId, importId];
    const changed = await tx.rows(
      `SELECT 1 FROM mutual_aid.claim WHERE tenant_id = $1 AND import_id = $2 AND version <> 1 LIMIT 1`,
      values,
    );
    if (changed.length > 0) refuse('claim.changed-since-import');
    await tx.rows(`DELETE FROM mutual_aid.claim WHERE tenant_id = $1 AND import_id = $2`, values);
    await tx.rows(
      `DELETE FROM mutual_aid.enrolment e WHERE tenant_id = $1 AND import_id = $2 AND NOT EXISTS
         (SELECT 1 FROM mutual_aid.claim c WHERE c.tenant_id = $1 AND c.enrolment_id = e.id)`,
      values,
    );
    await tx.rows(
      `DELETE FROM mutual_aid.plan p WHERE tenant_id = $1 AND import_id = $2 AND NOT EXISTS
         (SELECT 1 FROM mutual_aid.enrolment e WHERE e.tenant_id = $1 AND e.plan_id = p.id)`,
      values,
    );
  }

  private async plan(tx: Tx, importId: string, unionId: UnionId, claim: HistoricClaim): Promise<PlanId> {
    const id = newId<'mutual-aid-plan'>(tx.now.getTime());
    const { planName: name, startsOn, endsOn } = claim;
    await tx.insert(Plan, {
      ...{ id, version: 1, unionId, name, startsOn, endsOn, feeFen: null, waitingDays: 0, claimDays: null },
      ...{ sharePercent: null, capFen: null, association: null, associationContact: null, note: null, importId },
      ...{ addedByName: tx.actor.displayName, addedAt: tx.now },
    });
    return id;
  }

  private async enrolment(tx: Tx, importId: string, planId: PlanId, claim: HistoricClaim): Promise<EnrolmentId> {
    const { memberId, unionId, startsOn, endsOn } = claim;
    const known = await tx
      .from(Enrolment, 'e')
      .andWhere('e.planId = :planId AND e.memberId = :memberId AND e.cancelledOn IS NULL', { planId, memberId })
      .getOne();
    if (known) return known.id;
    const id = newId<'enrolment'>(tx.now.getTime());
    await tx.insert(Enrolment, {
      ...{ id, version: 1, planId, unionId, memberId, startsOn, endsOn, importId },
      ...{ feeFen: null, coveredFrom: null, cancelledOn: null, cancelReason: null },
      ...{ enrolledByName: tx.actor.displayName, enrolledAt: tx.now },
    });
    return id;
  }
}

const planKey = (plan: { name: string; startsOn: CivilDate | null; endsOn: CivilDate | null }): string =>
  `${plan.name} ${plan.startsOn} ${plan.endsOn}`;

/** A ledger of before does not tell who checked and decided. */
const UNKNOWN_STEPS = {
  ...{ note: null, registeredByPerson: null, registeredForPerson: null },
  ...{ checkedByPerson: null, checkedForPerson: null, checkedByName: null, checkedOn: null },
  ...{ decidedByPerson: null, decidedForPerson: null, decidedByName: null, decidedOn: null, paymentReference: null },
};
