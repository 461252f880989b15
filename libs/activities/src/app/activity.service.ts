import { type Actor, type CivilDate, type Fen, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Activity } from '../data/activity.entity';
import {
  activitiesOfUnions,
  activitiesPage,
  type ActivityFilter,
  activityInScope,
  type ActivityRow,
  type KnownActivity,
} from '../data/activity.queries';
import { activityAfter, type ActivityAction, type ActivityId } from '../domain/activity';
import { refuse } from '../domain/activity.problems';

/** What is known of an activity; null is unknown, not 0. */
export interface ActivityFacts {
  readonly unionId: UnionId;
  readonly heldOn: CivilDate;
  readonly name: string;
  readonly category: string | null;
  readonly personTimes: number | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  /** In fen. */
  readonly cost: Fen | null;
  readonly fundName: string | null;
  readonly note: string | null;
}

interface Seen {
  readonly id: ActivityId;
  readonly version: number;
}

/** Service events of the union: free clinics, check-ups, legal advice, cooling drinks. */
@Injectable()
export class ActivityService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
  ) {}

  list(actor: Actor, filter: ActivityFilter): Promise<ActivityRow[]> {
    return this.uow.read(actor, (tx) => activitiesPage(tx, filter));
  }

  /** Refuses `activity.not-found` outside the scope. */
  one(actor: Actor, id: ActivityId): Promise<ActivityRow> {
    return this.uow.read(actor, async (tx) => (await activityInScope(tx, id)) ?? refuse('activity.not-found'));
  }

  /** Refuses `activity.day-ahead`. */
  register(actor: Actor, facts: ActivityFacts, idempotency: Idempotency): Promise<ActivityId> {
    const work = async (tx: Tx) => {
      await this.directory.requireWithin(tx, 'activity:manage', facts.unionId);
      await this.checkDay(tx, facts.heldOn);
      const id = await insert(tx, facts, null);
      const subject = { subjectType: 'activity', subjectId: id, unionId: facts.unionId };
      tx.audit({ action: 'activity.register', ...subject, detail: { status: [null, 'registered'], cost: facts.cost } });
      tx.announce({ type: 'activity.registered.v1', payload: { activityId: id, unionId: facts.unionId } });
      return id;
    };
    return this.uow.run(actor, work, idempotency);
  }

  correct(actor: Actor, seen: Seen, facts: Omit<ActivityFacts, 'unionId'>): Promise<void> {
    return this.change(actor, seen, 'correct', null, async (tx) => {
      await this.checkDay(tx, facts.heldOn);
      const { cost: costFen, ...rest } = facts;
      return { ...rest, costFen };
    });
  }

  void(actor: Actor, seen: Seen, reason: string): Promise<void> {
    if (reason.trim() === '') refuse('activity.reason-missing');
    return this.change(actor, seen, 'void', reason, () => Promise.resolve({ voidReason: reason.trim() }));
  }

  private change(
    actor: Actor,
    { id, version }: Seen,
    action: ActivityAction,
    reason: string | null,
    decide: (tx: Tx) => Promise<Partial<Activity>>,
  ): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const row = (await tx.lock(Activity, id)) ?? refuse('activity.not-found');
      const { unionId } = row;
      if (!(await this.directory.isWithin(tx, actor, 'activity:manage', unionId))) refuse('activity.not-found');
      tx.expectVersion(row, version);
      const status = activityAfter(row.status, action);
      const patch = await decide(tx);
      const subject = { subjectType: 'activity', subjectId: id, unionId };
      const detail = { status: [row.status, status], fields: Object.keys(patch) };
      tx.audit({ action: `activity.${action}`, ...subject, detail, ...(reason !== null && { reason }) });
      tx.announce({ type: 'activity.changed.v1', payload: { activityId: id, unionId } });
      await tx.update(Activity, row, { ...patch, status });
    });
  }

  private async checkDay(tx: ReadTx, day: CivilDate): Promise<void> {
    if (day > (await this.directory.today(tx))) refuse('activity.day-ahead');
  }
}

/** Activities of ledgers of before. */
@Injectable()
export class ActivityHistory {
  known(tx: ReadTx, unionIds: readonly UnionId[], butOf: string): Promise<KnownActivity[]> {
    return activitiesOfUnions(tx, unionIds, butOf);
  }

  async record(tx: Tx, importId: string, activities: readonly ActivityFacts[]): Promise<void> {
    for (const facts of activities) {
      const id = await insert(tx, facts, importId);
      const subject = { subjectType: 'activity', subjectId: id, unionId: facts.unionId };
      tx.audit({ action: 'activity.import', ...subject, detail: { importId } });
    }
    if (activities.length > 0) tx.announce({ type: 'activity.history-recorded.v1', payload: { importId } });
  }

  /** Refuses `activity.changed-since-import`. */
  async undo(tx: Tx, importId: string): Promise<void> {
    const values = [tx.actor.tenantId, importId];
    const changed = await tx.rows(
      `SELECT 1 FROM activities.activity WHERE tenant_id = $1 AND import_id = $2 AND version <> 1 LIMIT 1`,
      values,
    );
    if (changed.length > 0) refuse('activity.changed-since-import');
    await tx.rows(`DELETE FROM activities.activity WHERE tenant_id = $1 AND import_id = $2`, values);
  }
}

async function insert(
  tx: Tx,
  { cost: costFen, ...facts }: ActivityFacts,
  importId: string | null,
): Promise<ActivityId> {
  const id = newId<'activity'>(tx.now.getTime());
  await tx.insert(Activity, {
    ...{ ...facts, id, version: 1, costFen, status: 'registered', voidReason: null, importId },
    ...{ registeredByName: tx.actor.displayName, registeredAt: tx.now },
  });
  return id;
}
