import type { Actor } from '@app/kernel';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ImportRun, type ImportRunId } from '../data/import-run.entity';
import { type ImportCommand, stepTo } from '../domain/import-run.lifecycle';
import { refuseFile } from '../domain/intake.problems';
import { ImportAccess } from './import-access';

/** Who carries an order out; the caller does so right after it, in his own process. */
export type CarriedOutBy = 'job' | 'caller';

export interface ApplicationOrder {
  /** Leaves refused rows out; otherwise one refused row stops the import. */
  readonly skipRefused: boolean;
  readonly by?: CarriedOutBy;
}

/** Orders a dry run or an import. */
@Injectable()
export class ImportOrderService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: ImportAccess,
  ) {}

  orderPreview(actor: Actor, id: ImportRunId, version: number, by: CarriedOutBy = 'job'): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const run = await this.access.lock(tx, id, version);
      const kinds = await this.access.settledKinds(tx, run);
      await this.access.requireKinds(tx, run, kinds);
      await this.order(tx, run, 'preview', { kinds, counts: null }, by);
    });
  }

  orderApplication(
    actor: Actor,
    id: ImportRunId,
    version: number,
    { skipRefused, by = 'job' }: ApplicationOrder,
    idempotency?: Idempotency,
  ): Promise<void> {
    const work = async (tx: Tx) => {
      const run = await this.access.lock(tx, id, version);
      stepTo(run.status, 'apply');
      await this.access.requireKinds(tx, run, run.kinds);
      const refused = run.counts?.refused ?? 0;
      if (refused > 0 && !skipRefused) {
        const sentence = `还有 ${refused} 行不能导入，请改好表格重新上传，或者选择先导入其余的行。`;
        refuseFile('intake.rows-refused', sentence, { refused });
      }
      await this.order(tx, run, 'apply', { skipRefused }, by);
    };
    return this.uow.run(actor, work, idempotency);
  }

  private async order(
    tx: Tx,
    run: ImportRun,
    command: ImportCommand,
    patch: Partial<ImportRun>,
    by: CarriedOutBy,
  ): Promise<void> {
    if (run.filesRemovedAt) refuseFile('intake.files-gone');
    const status = stepTo(run.status, command);
    const { accountId, personId } = tx.actor;
    tx.audit({
      ...{ action: `intake.${command}`, subjectType: 'import-run', subjectId: run.id, unionId: run.unionId },
      detail: { status: [run.status, status] },
    });
    if (by === 'job') tx.announce({ type: 'intake.ordered.v1', payload: { importRunId: run.id } });
    await tx.update(ImportRun, run, {
      ...{ status, progressDone: 0, seenAt: tx.now, problemCode: null, problem: null },
      ...{ orderedByAccountId: accountId, orderedByPersonId: personId },
      ...patch,
    });
  }
}
