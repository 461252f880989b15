import { systemActor, type TenantId } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ImportRun, type ImportRunId, ImportSheet, type ImportSheetId } from '../data/import-run.entity';
import { findRun, insertRows, noteProgress, removeRows, takeTurn } from '../data/import.queries';
import { stepTo } from '../domain/import-run.lifecycle';
import { ImportFailure } from './import-failure';
import { ImportNotes } from './import-notes';
import { ImportWalk, orderedActor, SheetTally, sumOf, type WalkStep } from './import-walk';

/** The dry run: judges every row against the register as it is and keeps what is said of each. */
@Injectable()
export class ImportPreview {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly walk: ImportWalk,
    private readonly notes: ImportNotes,
    private readonly failure: ImportFailure,
  ) {}

  /** Does nothing unless the run waits for its dry run. May be called again after a crash. */
  async work(tenantId: TenantId, runId: ImportRunId): Promise<void> {
    const run = await this.uow.read(systemActor(tenantId), (tx) => findRun(tx, runId));
    if (run?.status !== 'reading') return;
    await this.failure.onProblem(run, () => this.read(run));
  }

  private async read(run: ImportRun): Promise<void> {
    const actor = orderedActor(run);
    const tallies = await this.uow.read(actor, async (tx) => {
      if (!(await takeTurn(tx, run.id))) return undefined;
      await this.uow.run(actor, (writing) => removeRows(writing, run.id));
      const context = await this.walk.context(tx, run);
      const found = new Map<ImportSheetId, SheetTally>();
      let done = 0;
      for await (const { sheet, intake, rows } of this.walk.steps(tx, run, context)) {
        const verdicts = rows.map(({ verdict }) => verdict);
        const tally = found.get(sheet.id) ?? new SheetTally();
        found.set(sheet.id, tally);
        tally.add(verdicts);
        intake.foresee(verdicts, context);
        done += rows.length;
        const progress = done;
        await this.uow.run(actor, (writing) => this.keep(writing, run.id, { sheet, intake, rows }, progress));
      }
      return found;
    });
    if (tallies) await this.uow.run(actor, (tx) => finish(tx, run.id, tallies));
  }

  private async keep(tx: Tx, runId: ImportRunId, { sheet, rows }: WalkStep, done: number): Promise<void> {
    for (let start = 0; start < rows.length; start += 1_000) {
      const stored = rows.slice(start, start + 1_000).map((row) => this.notes.rowOf(tx.actor.tenantId, row));
      await insertRows(tx, runId, sheet.id, stored);
    }
    await noteProgress(tx, runId, done);
  }
}

async function finish(tx: Tx, runId: ImportRunId, tallies: ReadonlyMap<ImportSheetId, SheetTally>): Promise<void> {
  const run = (await tx.lock(ImportRun, runId))!;
  for (const [id, tally] of tallies) {
    await tx
      .repo(ImportSheet)
      .update({ tenantId: tx.actor.tenantId, id }, { counts: tally.counts, verdictDigest: tally.digest() });
  }
  const counts = sumOf([...tallies.values()].map((tally) => tally.counts));
  await tx.update(ImportRun, run, {
    ...{ status: stepTo(run.status, 'finish-preview'), counts, seenAt: tx.now },
    ...{ progressDone: run.progressTotal },
  });
}
