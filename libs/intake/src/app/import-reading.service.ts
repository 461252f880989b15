import { AccountDirectory } from '@app/identity';
import type { Actor } from '@app/kernel';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ImportFileStore } from '../data/import-file.store';
import type { ImportFile, ImportRun, ImportRunId, ImportSheet, ImportSheetId } from '../data/import-run.entity';
import { filesOf, findRun, type RowFilter, rowsPage, runsWhere, sheetsOf } from '../data/import.queries';
import type { HeaderIssue } from '../domain/header-recognition';
import { refuseFile } from '../domain/intake.problems';
import type { RowVerdictKind } from '../domain/row-verdict';
import { ImportAccess } from './import-access';
import { ImportNotes, type RecognizedSheet, type RowNotes } from './import-notes';

export interface SheetReading extends RecognizedSheet {
  readonly sheet: ImportSheet;
  /** What keeps it from coming in. */
  readonly issues: readonly Omit<HeaderIssue, 'code'>[];
}

export interface ImportReading {
  readonly run: ImportRun;
  /** Null for an account that is gone. */
  readonly startedByName: string | null;
  readonly files: readonly { readonly file: ImportFile; readonly name: string }[];
  readonly sheets: readonly SheetReading[];
}

export interface RowReading extends RowNotes {
  readonly sheetId: ImportSheetId;
  readonly row: number;
  readonly sheetRow: number;
  readonly verdict: RowVerdictKind;
}

/** What the pages of an import show, within the actor's scope. */
@Injectable()
export class ImportReadingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: ImportAccess,
    private readonly files: ImportFileStore,
    private readonly notes: ImportNotes,
    private readonly accounts: AccountDirectory,
  ) {}

  /** The newest first. @param after id of the last run of the page before */
  list(actor: Actor, limit: number, after: ImportRunId | null): Promise<ImportReading[]> {
    return this.uow.read(actor, async (tx) => {
      const condition = after ? 'r.id < $2::uuid' : 'TRUE';
      const runs = await runsWhere(tx, actor, condition, after ? [after] : [], limit);
      const readings: ImportReading[] = [];
      for (const run of runs) readings.push(await this.readingOf(tx, run));
      return readings;
    });
  }

  /** Refuses `intake.not-found`. */
  one(actor: Actor, id: ImportRunId): Promise<ImportReading> {
    return this.uow.read(actor, async (tx) => this.readingOf(tx, await this.find(tx, id)));
  }

  /** Rows of the dry run in the order of the sheets. @param after sheet and row of the last one of the page before */
  rows(
    actor: Actor,
    id: ImportRunId,
    filter: RowFilter,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<RowReading[]> {
    return this.uow.read(actor, async (tx) => {
      const run = await this.find(tx, id);
      const rows = await rowsPage(tx, run.id, filter, after, limit);
      return rows.map((row) => {
        const { sheetId, sheetRow, verdict } = row;
        const notes = this.notes.openRow(actor.tenantId, row);
        return { ...notes, sheetId, row: row.row, sheetRow, verdict: verdict as RowVerdictKind };
      });
    });
  }

  private async find(tx: ReadTx, id: ImportRunId): Promise<ImportRun> {
    return (await findRun(tx, id)) ?? refuseFile('intake.not-found');
  }

  private async readingOf(tx: ReadTx, run: ImportRun): Promise<ImportReading> {
    const files = (await filesOf(tx, run.id)).map((file) => ({ file, name: this.files.openName(file) }));
    const sheets = (await sheetsOf(tx, run.id)).map((sheet) => {
      return { ...this.notes.open(sheet), sheet, issues: this.access.issuesOf(sheet) };
    });
    const names = await this.accounts.namesOf(tx, [run.startedByAccountId]);
    return { run, startedByName: names.get(run.startedByAccountId) ?? null, files, sheets };
  }
}
