import type { TenantId } from '@app/kernel';
import { defineJob, EventHandler, JobHandler, JobQueue, RecurringJob } from '@app/messaging';
import { type OutboxMessage, TenantRegister, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ImportApplication } from '../app/import-application';
import { ImportPreview } from '../app/import-preview';
import { UnusedImports } from '../app/unused-imports';
import type { ImportRunId } from '../data/import-run.entity';

interface ImportWork {
  readonly tenantId: TenantId;
  readonly importRunId: ImportRunId;
}

export const IMPORT_WORK = defineJob<ImportWork>({ queue: 'intake', name: 'import-work' });
export const IMPORT_SWEEP = defineJob<object>({ queue: 'intake', name: 'import-sweep' });

const MINUTE_MS = 60_000;

/**
 * Dry run or import, whichever the run waits for; nothing when it waits for neither. One at a time in a process: the
 * memory of two large ones would not be bounded.
 */
@Injectable()
export class ImportWorkHandler extends JobHandler<ImportWork> {
  readonly job = IMPORT_WORK;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly previews: ImportPreview,
    private readonly applications: ImportApplication,
  ) {
    super();
  }

  run(payload: ImportWork): Promise<void> {
    const done = this.turn.then(() => this.work(payload));
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async work({ tenantId, importRunId }: ImportWork): Promise<void> {
    await this.previews.work(tenantId, importRunId);
    await this.applications.work(tenantId, importRunId);
  }
}

/** The work takes minutes, so the event only hands it to the queue. */
@Injectable()
export class ImportOrdered extends EventHandler {
  readonly name = 'intake.ordered';
  readonly types = ['intake.ordered.v1'];

  constructor(private readonly queue: JobQueue) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    const { importRunId } = payload as { importRunId: ImportRunId };
    await this.queue.add(IMPORT_WORK, { tenantId: tx.actor.tenantId, importRunId });
  }
}

/** Finds imports whose job was lost or killed, and removes uploads that nobody took in. */
@Injectable()
export class ImportSweep extends RecurringJob {
  readonly job = IMPORT_SWEEP;
  readonly schedule = { every: MINUTE_MS };

  constructor(
    private readonly tenants: TenantRegister,
    private readonly queue: JobQueue,
    private readonly unused: UnusedImports,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const { tenantId } of await this.tenants.all()) {
      for (const importRunId of await this.unused.stranded(tenantId))
        await this.queue.add(IMPORT_WORK, { tenantId, importRunId });
      await this.unused.removeForgotten(tenantId);
    }
  }
}
