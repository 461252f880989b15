import type { TenantId } from '@app/kernel';
import { defineJob, EventHandler, JobHandler, JobQueue, RecurringJob } from '@app/messaging';
import { type OutboxMessage, TenantRegister, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { StrandedExports } from '../app/list-export.rows';
import { ListExportWork } from '../app/list-export.work';
import type { ListExportId } from '../data/list-export.entity';

interface ExportWork {
  readonly tenantId: TenantId;
  readonly listExportId: ListExportId;
}

export const LIST_EXPORT_WORK = defineJob<ExportWork>({ queue: 'intake', name: 'list-export-work' });
export const LIST_EXPORT_SWEEP = defineJob<object>({ queue: 'intake', name: 'list-export-sweep' });

const MINUTE_MS = 60_000;

/** One at a time in a process, so that other work gets its turn and memory stays bounded. */
@Injectable()
export class ListExportHandler extends JobHandler<ExportWork> {
  readonly job = LIST_EXPORT_WORK;
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly exports: ListExportWork) {
    super();
  }

  run({ tenantId, listExportId }: ExportWork): Promise<void> {
    const done = this.turn.then(() => this.exports.work(tenantId, listExportId));
    this.turn = done.catch(() => undefined);
    return done;
  }
}

/** The work takes minutes, so the event only hands it to the queue. */
@Injectable()
export class ListExportOrdered extends EventHandler {
  readonly name = 'intake.list-export-ordered';
  readonly types = ['intake.list-export-ordered.v1'];

  constructor(private readonly queue: JobQueue) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    const { listExportId } = payload as { listExportId: ListExportId };
    await this.queue.add(LIST_EXPORT_WORK, { tenantId: tx.actor.tenantId, listExportId });
  }
}

@Injectable()
export class ListExportSweep extends RecurringJob {
  readonly job = LIST_EXPORT_SWEEP;
  readonly schedule = { every: MINUTE_MS };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly queue: JobQueue,
    private readonly stranded: StrandedExports,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all())
      for (const listExportId of await this.stranded.of(tenantId))
        await this.queue.add(LIST_EXPORT_WORK, { tenantId, listExportId });
  }
}
