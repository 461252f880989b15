import { systemActor, type TenantId } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ImportFileStore } from '../data/import-file.store';
import { ImportRun, type ImportRunId } from '../data/import-run.entity';
import { forgottenRuns, removeRows, silentRuns } from '../data/import.queries';
import { IMPORT_LIFECYCLE, stepTo } from '../domain/import-run.lifecycle';
import { INTAKE_PROBLEMS } from '../domain/intake.problems';

const SILENT_SECONDS = 120;
const KEPT_SECONDS = 7 * 86_400;

/** Imports that nobody works on: lost jobs, and uploads that were never taken in. */
@Injectable()
export class UnusedImports {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: ImportFileStore,
  ) {}

  /** Runs whose job was lost or killed. */
  async stranded(tenantId: TenantId): Promise<ImportRunId[]> {
    const actor = systemActor(tenantId);
    return this.uow.run(actor, async (tx) => {
      const runs = await silentRuns(tx, SILENT_SECONDS);
      return runs.map(({ id }) => id);
    });
  }

  /** Files and rows of uploads that waited a week. */
  async removeForgotten(tenantId: TenantId): Promise<void> {
    await this.uow.run(systemActor(tenantId), async (tx) => {
      for (const { id } of await forgottenRuns(tx, KEPT_SECONDS)) {
        const run = await tx.lock(ImportRun, id);
        if (!run || run.filesRemovedAt || !IMPORT_LIFECYCLE.expire.from.includes(run.status)) continue;
        await this.files.remove(tx, id);
        await removeRows(tx, id);
        await tx.update(ImportRun, run, {
          ...{ status: stepTo(run.status, 'expire'), filesRemovedAt: tx.now },
          ...{ problemCode: 'intake.expired', problem: INTAKE_PROBLEMS['intake.expired'].title },
        });
      }
    });
  }
}
