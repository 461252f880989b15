import type { Actor } from '@app/kernel';
import { DomainProblem } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { ImportRunId } from '../data/import-run.entity';
import { INTAKE_PROBLEMS, refuseFile } from '../domain/intake.problems';
import { SHEET_KIND_LABELS, type SheetKind } from '../domain/sheet-kinds';
import type { VerdictCount } from '../domain/row-verdict';
import { ImportApplication } from './import-application';
import { ImportMappingService } from './import-mapping.service';
import { ImportOrderService } from './import-order.service';
import { ImportPreview } from './import-preview';
import { type ImportReading, ImportReadingService } from './import-reading.service';
import { type ImportUpload, ImportUploadService, type WorkbookFile } from './import-upload.service';

export interface ImportOptions extends Omit<ImportUpload, 'files'> {
  /** Leaves refused rows out; otherwise one refused row stops the import with `intake.rows-refused`. */
  readonly skipRefused?: boolean;
  /** Columns by hand, field → header text, in every sheet that has that header. */
  readonly columns?: Readonly<Record<string, string>>;
}

export interface ImportOutcome {
  readonly runId: ImportRunId;
  /** Rows of all sheets together. */
  readonly counts: VerdictCount;
  readonly sheets: readonly {
    readonly file: string;
    readonly sheet: string;
    readonly kind: SheetKind | null;
    readonly kindLabel: string;
    readonly counts: VerdictCount;
  }[];
}

/** An import from its files to its end in this process, without the queue: for the demo and the command line. */
@Injectable()
export class ImportService {
  constructor(
    private readonly uploads: ImportUploadService,
    private readonly mappings: ImportMappingService,
    private readonly orders: ImportOrderService,
    private readonly previews: ImportPreview,
    private readonly applications: ImportApplication,
    private readonly readings: ImportReadingService,
  ) {}

  /**
   * Recognises, judges and takes in all files, unions before members before fund accounts, wholly or not at all.
   * Throws the problem that stood in the way.
   */
  async importFiles(
    actor: Actor,
    files: readonly WorkbookFile[],
    { skipRefused = false, ...options }: ImportOptions = {},
  ): Promise<ImportOutcome> {
    const preview = await this.dryRun(actor, files, options);
    return this.apply(actor, preview.run.id, skipRefused);
  }

  /** Everything before the import itself; the run then waits for `apply`. */
  async dryRun(
    actor: Actor,
    files: readonly WorkbookFile[],
    { columns, ...upload }: Omit<ImportOptions, 'skipRefused'> = {},
  ): Promise<ImportReading> {
    const id = await this.uploads.upload(actor, { ...upload, files });
    if (columns) await this.map(actor, await this.readings.one(actor, id), columns);
    const { run } = await this.readings.one(actor, id);
    await this.orders.orderPreview(actor, id, run.version, 'caller');
    await this.previews.work(actor.tenantId, id);
    return this.succeeded(await this.readings.one(actor, id), 'previewed');
  }

  /** Takes a previewed run in. */
  async apply(actor: Actor, id: ImportRunId, skipRefused: boolean): Promise<ImportOutcome> {
    const { run } = await this.readings.one(actor, id);
    await this.orders.orderApplication(actor, id, run.version, { skipRefused, by: 'caller' });
    await this.applications.work(actor.tenantId, id);
    return outcomeOf(this.succeeded(await this.readings.one(actor, id), 'done'));
  }

  private async map(actor: Actor, { run, sheets }: ImportReading, columns: Readonly<Record<string, string>>) {
    const headers = new Set(
      sheets.flatMap(({ recognition }) => recognition.matches.map(({ header }) => header.trim())),
    );
    for (const header of Object.values(columns))
      if (!headers.has(header))
        refuseFile('intake.columns-not-settled', `没有一张表有叫“${header}”的列，请照表头原样写。`);
    const settings = sheets.map(({ sheet, recognition }) => {
      const found = Object.entries(columns).flatMap(([field, header]) => {
        const match = recognition.matches.find((each) => each.header.trim() === header);
        return match ? [[field, match.column] as const] : [];
      });
      return { sheetId: sheet.id, columns: Object.fromEntries(found) };
    });
    await this.mappings.map(actor, run.id, run.version, settings);
  }

  private succeeded(reading: ImportReading, status: 'previewed' | 'done'): ImportReading {
    const { run } = reading;
    if (run.status === status) return reading;
    const code = run.problemCode ?? 'intake.action-not-open';
    const definition = INTAKE_PROBLEMS[code as keyof typeof INTAKE_PROBLEMS] ?? {
      kind: 'conflict',
      title: run.problem,
    };
    throw new DomainProblem(code, definition, run.problem ?? definition.title);
  }
}

function outcomeOf({ run, sheets, files }: ImportReading): ImportOutcome {
  return {
    runId: run.id,
    counts: run.counts!,
    sheets: sheets.flatMap(({ sheet, sheetName }) => {
      const { kind, counts, fileId } = sheet;
      const file = files.find((each) => each.file.id === fileId)!.name;
      const kindLabel = kind ? SHEET_KIND_LABELS[kind] : '';
      return counts ? [{ file, sheet: sheetName, kind, kindLabel, counts }] : [];
    }),
  };
}
