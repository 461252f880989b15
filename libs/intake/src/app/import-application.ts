import { systemActor, type TenantId } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ImportFileStore } from '../data/import-file.store';
import { ImportEffect, ImportRun, type ImportRunId, ImportSheet } from '../data/import-run.entity';
import { expectGrowingTables, findRun, noteProgress, takeTurn } from '../data/import.queries';
import { stepTo } from '../domain/import-run.lifecycle';
import { refuseFile } from '../domain/intake.problems';
import type { ImportContext } from './import-context';
import { ImportFailure } from './import-failure';
import { ImportWalk, orderedActor, SheetTally } from './import-walk';
import type { SheetIntake } from './sheet-intake';

/**
 * The import itself, in one transaction: every row is judged anew, and unless all verdicts are those of the dry run,
 * nothing comes in.
 */
@Injectable()
export class ImportApplication {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly walk: ImportWalk,
    private readonly files: ImportFileStore,
    private readonly failure: ImportFailure,
  ) {}

  /** Does nothing unless the run waits for its import. A crash leaves nothing behind, so it may be called again. */
  async work(tenantId: TenantId, runId: ImportRunId): Promise<void> {
    const run = await this.uow.read(systemActor(tenantId), (tx) => findRun(tx, runId));
    if (run?.status !== 'running') return;
    await this.failure.onProblem(run, () =>
      this.uow.run(orderedActor(run), async (tx) => {
        if (!(await takeTurn(tx, run.id))) return;
        await expectGrowingTables(tx);
        const context = await this.walk.context(tx, run);
        await this.takeIn(tx, run, context);
        await this.finish(tx, run.id, context);
      }),
    );
  }

  private async takeIn(tx: Tx, run: ImportRun, context: ImportContext): Promise<void> {
    const tallies = new Map<ImportSheet, SheetTally>();
    const intakes = new Set<SheetIntake>();
    let done = 0;
    let portions = 0;
    for await (const { sheet, intake, rows } of this.walk.steps(tx, run, context)) {
      const verdicts = rows.map(({ verdict }) => verdict);
      const tally = tallies.get(sheet) ?? new SheetTally();
      tallies.set(sheet, tally);
      tally.add(verdicts);
      await intake.take(tx, verdicts, context);
      intakes.add(intake);
      if (isPowerOfTwo(++portions)) await expectGrowingTables(tx);
      done += rows.length;
      const progress = done;
      // On a connection of its own: what this transaction writes, nobody sees yet.
      await this.uow.run(systemActor(run.tenantId), (other) => noteProgress(other, run.id, progress));
    }
    for (const intake of intakes) await intake.finish(tx, context);
    for (const [sheet, tally] of tallies)
      if (tally.digest() !== sheet.verdictDigest) refuseFile('intake.verdicts-changed');
  }

  /** The run's own row comes last, so that its progress can be noted until then. */
  private async finish(tx: Tx, runId: ImportRunId, { effects, run: { unionId } }: ImportContext): Promise<void> {
    const run = (await tx.lock(ImportRun, runId))!;
    const rows = effects.map((effect, position) => ({ ...effect, runId, position }));
    for (let start = 0; start < rows.length; start += 1_000)
      await tx.insert(ImportEffect, ...rows.slice(start, start + 1_000));
    await this.files.remove(tx, runId);
    const status = stepTo(run.status, 'finish');
    tx.audit({
      ...{ action: 'intake.import', subjectType: 'import-run', subjectId: runId, unionId },
      detail: { status: [run.status, status], counts: run.counts, kinds: run.kinds, skipRefused: run.skipRefused },
    });
    tx.announce({ type: 'intake.imported.v1', payload: { importRunId: runId, unionId, kinds: run.kinds } });
    await tx.update(ImportRun, run, {
      ...{ status, finishedAt: tx.now, filesRemovedAt: tx.now, seenAt: tx.now, progressDone: run.progressTotal },
    });
  }
}

const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0;
