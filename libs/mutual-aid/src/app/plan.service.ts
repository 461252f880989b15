import { type Actor, type CivilDate, type Fen, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Plan } from '../data/mutual-aid.entities';
import { planReadable, type PlanRow, plansReadable } from '../data/plan.queries';
import type { PlanId } from '../domain/claim';
import { refuse } from '../domain/mutual-aid.problems';

export interface PlanTerms {
  readonly name: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  /** For the whole term. */
  readonly feeFen: Fen;
  readonly waitingDays: number;
  readonly claimDays: number | null;
  readonly sharePercent: number | null;
  readonly capFen: Fen | null;
  /** Name of the association that runs it. */
  readonly association: string | null;
  /** How it is reached. */
  readonly associationContact: string | null;
  readonly note: string | null;
}

/** Plans of mutual aid, one for each term; a plan stands as it is from the first enrolment on. */
@Injectable()
export class PlanService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** Those of the reader's unions and of the unions above them, at most 200. */
  list(actor: Actor): Promise<PlanRow[]> {
    return this.uow.read(actor, (tx) => plansReadable(tx));
  }

  /** Refuses `plan.not-found`. */
  one(actor: Actor, id: PlanId): Promise<PlanRow> {
    return this.uow.read(actor, async (tx) => (await planReadable(tx, id)) ?? refuse('plan.not-found'));
  }

  /** Refuses `plan.days-turned-round`, `plan.named-already`. */
  add(actor: Actor, unionId: UnionId, terms: PlanTerms, idempotency: Idempotency): Promise<PlanId> {
    const work = async (tx: Tx): Promise<PlanId> => {
      await this.directory.requireWithin(tx, 'mutual-aid:manage-plans', unionId);
      await checkTerms(tx, unionId, terms, null);
      const id = newId<'mutual-aid-plan'>(tx.now.getTime());
      const added = { importId: null, addedByName: tx.actor.displayName, addedAt: tx.now };
      await tx.insert(Plan, { id, version: 1, unionId, ...terms, ...added });
      const subject = { subjectType: 'mutual-aid-plan', subjectId: id, unionId };
      tx.audit({
        action: 'mutual-aid-plan.add',
        ...subject,
        detail: { startsOn: terms.startsOn, endsOn: terms.endsOn },
      });
      return id;
    };
    return this.uow.run(actor, work, idempotency);
  }

  /** Refuses `plan.in-use` once somebody is enrolled. */
  correct(actor: Actor, { id, version }: { id: PlanId; version: number }, terms: PlanTerms): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const row = (await tx.lock(Plan, id)) ?? refuse('plan.not-found');
      if (!(await this.directory.isWithin(tx, actor, 'mutual-aid:manage-plans', row.unionId))) refuse('plan.not-found');
      tx.expectVersion(row, version);
      if ((await planReadable(tx, id))?.inUse !== false) refuse('plan.in-use');
      await checkTerms(tx, row.unionId, terms, id);
      const detail = { startsOn: [row.startsOn, terms.startsOn], endsOn: [row.endsOn, terms.endsOn] };
      const subject = { subjectType: 'mutual-aid-plan', subjectId: id, unionId: row.unionId };
      tx.audit({ action: 'mutual-aid-plan.correct', ...subject, detail });
      await tx.update(Plan, row, terms);
    });
  }
}

async function checkTerms(tx: Tx, unionId: UnionId, terms: PlanTerms, but: PlanId | null): Promise<void> {
  if (terms.endsOn < terms.startsOn) refuse('plan.days-turned-round');
  const same = await tx.rows(
    `SELECT 1 FROM mutual_aid.plan WHERE tenant_id = $1 AND union_id = $2 AND name = $3 AND starts_on = $4
       AND id IS DISTINCT FROM $5::uuid LIMIT 1`,
    [tx.actor.tenantId, unionId, terms.name, terms.startsOn, but],
  );
  if (same.length > 0) refuse('plan.named-already');
}
