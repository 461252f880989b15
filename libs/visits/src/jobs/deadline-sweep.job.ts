import { CalendarService } from '@app/calendar';
import { systemActor } from '@app/kernel';
import { defineJob, RecurringJob } from '@app/messaging';
import { TenantRegister, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DeadlineMoves } from '../app/deadline-moves';

const TEN_MINUTES_MS = 600_000;
/** Longer than any process goes by an older list, and than the time between two sweeps. */
const RECENT_MS = 3 * TEN_MINUTES_MS;

export const DEADLINE_SWEEP = defineJob<object>({ queue: 'visits', name: 'deadline-sweep' });

/** A report that came in while a list was being imported may have been counted by the older one: it is moved as well. */
@Injectable()
export class DeadlineSweepJob extends RecurringJob {
  readonly job = DEADLINE_SWEEP;
  readonly schedule = { every: TEN_MINUTES_MS };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly uow: UnitOfWork,
    private readonly calendars: CalendarService,
    private readonly moves: DeadlineMoves,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all())
      await this.uow.run(systemActor(tenantId), async (tx) => {
        const since = new Date(tx.now.getTime() - RECENT_MS);
        for (const list of await this.calendars.importedSince(tx, since)) await this.moves.follow(tx, list);
      });
  }
}
