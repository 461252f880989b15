import type { TenantId } from '@app/kernel';
import { defineJob, EventHandler, JobHandler, JobQueue, RecurringJob } from '@app/messaging';
import { type OutboxMessage, TenantRegister, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { systemActor } from '@app/kernel';
import { RosterFreezing } from '../app/roster-freezing.service';
import type { RoundId } from '../domain/round';

interface FreezingWork {
  readonly tenantId: TenantId;
  readonly roundId: RoundId;
}

export const ROSTER_FREEZING = defineJob<FreezingWork>({ queue: 'rounds', name: 'roster-freezing' });
export const ROSTER_FREEZING_SWEEP = defineJob<object>({ queue: 'rounds', name: 'roster-freezing-sweep' });

const MINUTE_MS = 60_000;

/** Writes a large roster step by step; taken up again where it stopped. */
@Injectable()
export class RosterFreezingHandler extends JobHandler<FreezingWork> {
  readonly job = ROSTER_FREEZING;

  constructor(private readonly freezing: RosterFreezing) {
    super();
  }

  async run({ tenantId, roundId }: FreezingWork): Promise<void> {
    while (await this.freezing.step(tenantId, roundId));
  }
}

@Injectable()
export class RosterFreezingOrdered extends EventHandler {
  readonly name = 'rounds.freezing-ordered';
  readonly types = ['round.freezing-ordered.v1'];

  constructor(private readonly queue: JobQueue) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    const { roundId } = payload as { roundId: RoundId };
    await this.queue.add(ROSTER_FREEZING, { tenantId: tx.actor.tenantId, roundId });
  }
}

/** Finds rosters whose job was lost or killed. */
@Injectable()
export class RosterFreezingSweep extends RecurringJob {
  readonly job = ROSTER_FREEZING_SWEEP;
  readonly schedule = { every: MINUTE_MS };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly queue: JobQueue,
    private readonly uow: UnitOfWork,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all())
      for (const roundId of await this.stranded(tenantId)) await this.queue.add(ROSTER_FREEZING, { tenantId, roundId });
  }

  private async stranded(tenantId: TenantId): Promise<RoundId[]> {
    const rows = await this.uow.read(systemActor(tenantId), (tx) =>
      tx.rows<{ id: RoundId }>(`SELECT id FROM rounds.round WHERE tenant_id = $1 AND status = 'freezing'`, [tenantId]),
    );
    return rows.map((row) => row.id);
  }
}
