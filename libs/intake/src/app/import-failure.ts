import { DomainProblem, nextStatus, systemActor } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ImportRun } from '../data/import-run.entity';
import { IMPORT_LIFECYCLE } from '../domain/import-run.lifecycle';
import { INTAKE_PROBLEMS } from '../domain/intake.problems';

/** What becomes of a run whose job did not succeed: it says why, and can be read again. */
@Injectable()
export class ImportFailure {
  constructor(private readonly uow: UnitOfWork) {}

  /** Notes a refusal on the run; anything else too, and throws it on for the log. */
  async onProblem(run: ImportRun, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const isRefusal = error instanceof DomainProblem;
      await this.fail(
        run,
        isRefusal
          ? { code: error.code, sentence: error.detail }
          : { code: 'intake.interrupted', sentence: INTAKE_PROBLEMS['intake.interrupted'].title },
      );
      if (!isRefusal) throw error;
    }
  }

  private fail({ tenantId, id }: ImportRun, problem: { code: string; sentence: string }): Promise<void> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      const run = await tx.lock(ImportRun, id);
      const status = run && nextStatus(IMPORT_LIFECYCLE, run.status, 'fail');
      if (!status) return;
      await tx.update(ImportRun, run, { status, problemCode: problem.code, problem: problem.sentence });
    });
  }
}
