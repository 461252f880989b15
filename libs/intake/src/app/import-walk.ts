import { createHash } from 'node:crypto';
import { systemActor, type Actor } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ImportFileStore } from '../data/import-file.store';
import type { ImportFileId, ImportRun, ImportSheet } from '../data/import-run.entity';
import { sheetsOf } from '../data/import.queries';
import { refuseFile } from '../domain/intake.problems';
import { IMPORT_ORDER, type ImportableKind, isImportable, PERMISSION_OF_KIND } from '../domain/permissions';
import { countVerdicts, type RowVerdict, type VerdictCount } from '../domain/row-verdict';
import { openWorkbook } from '../reading/open-workbook';
import type { OpenWorkbook } from '../reading/workbook';
import { ImportContext } from './import-context';
import { ImportNotes } from './import-notes';
import { ahead, type JudgedRow, type SheetIntake } from './sheet-intake';
import { SheetIntakes } from './sheet-intakes';

/** Some judged rows of one sheet, in the order in which an import takes them in. */
export interface WalkStep {
  readonly sheet: ImportSheet;
  readonly intake: SheetIntake;
  readonly rows: readonly JudgedRow[];
}

/** Goes through the sheets of an import in the order in which they come in, for the dry run and for the import itself. */
@Injectable()
export class ImportWalk {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly files: ImportFileStore,
    private readonly notes: ImportNotes,
    private readonly intakes: SheetIntakes,
  ) {}

  context(tx: ReadTx, run: ImportRun): Promise<ImportContext> {
    return ImportContext.load(tx, this.directory, run);
  }

  /**
   * The caller must foresee or take a step's rows before he asks for the next step; where the intake judges ahead, the
   * next one is under way by then.
   */
  async *steps(tx: ReadTx, run: ImportRun, context: ImportContext): AsyncGenerator<WalkStep> {
    let open: { readonly fileId: ImportFileId; readonly workbook: OpenWorkbook } | undefined;
    for (const { sheet, kind } of inOrder(await sheetsOf(tx, run.id))) {
      if (open?.fileId !== sheet.fileId) open = await this.open(tx, sheet.fileId);
      const { headerRow, columns } = this.notes.open(sheet).recognition;
      const { id, sheetIndex } = sheet;
      const answers = sheet.hand.people ?? {};
      const settled = { id, kind, headerRow, columns, sheetIndex, workbook: open.workbook, answers };
      const intake = this.intakes.of(kind);
      const portions = intake.judge(tx, settled, context);
      for await (const rows of intake.judgesAhead ? ahead(portions) : portions) yield { sheet, intake, rows };
    }
  }

  /** The workbook as it was uploaded. Throws `intake.files-gone`. */
  async open(tx: ReadTx, fileId: ImportFileId): Promise<{ fileId: ImportFileId; workbook: OpenWorkbook }> {
    const pieces: Buffer[] = [];
    for await (const piece of this.files.read(tx, fileId)) pieces.push(piece);
    if (pieces.length === 0) refuseFile('intake.files-gone');
    return { fileId, workbook: await openWorkbook(Buffer.concat(pieces)) };
  }
}

function inOrder(sheets: readonly ImportSheet[]): { sheet: ImportSheet; kind: ImportableKind }[] {
  return sheets
    .flatMap((sheet) => (sheet.taken && isImportable(sheet.kind) ? [{ sheet, kind: sheet.kind }] : []))
    .sort((a, b) => IMPORT_ORDER.indexOf(a.kind) - IMPORT_ORDER.indexOf(b.kind));
}

/**
 * Who ordered the step, as the job acts: within the union of the import, with what was asked of him when he ordered it.
 */
export function orderedActor(run: ImportRun): Actor {
  const system = systemActor(run.tenantId);
  if (run.orderedByAccountId === system.accountId) return system;
  const permissions = new Set(['intake:run', ...run.kinds.map((kind) => PERMISSION_OF_KIND[kind])]);
  return {
    ...{ tenantId: run.tenantId, accountId: run.orderedByAccountId, personId: run.orderedByPersonId },
    ...{ memberId: null, displayName: '', kind: 'person' },
    grants: [{ unionId: run.unionId, role: 'intake', permissions }],
  };
}

const NONE: VerdictCount = { new: 0, changed: 0, unchanged: 0, refused: 0, warned: 0 };

/** Counts of one sheet, and a digest of all that was said of its rows. */
export class SheetTally {
  private readonly hash = createHash('sha256');
  counts: VerdictCount = NONE;

  add(verdicts: readonly RowVerdict<unknown>[]): void {
    this.counts = addCounts(this.counts, countVerdicts(verdicts));
    for (const { row, verdict, warnings, refusals, changes } of verdicts) {
      const said = [warnings, refusals].map((notes) =>
        notes.map(({ code, field, otherRow }) => [code, field, otherRow]),
      );
      this.hash.update(JSON.stringify([row, verdict, said, changes]));
    }
  }

  digest(): string {
    return this.hash.copy().digest('base64url');
  }
}

export const addCounts = (a: VerdictCount, b: VerdictCount): VerdictCount => ({
  new: a.new + b.new,
  changed: a.changed + b.changed,
  unchanged: a.unchanged + b.unchanged,
  refused: a.refused + b.refused,
  warned: a.warned + b.warned,
});

export const sumOf = (counts: readonly VerdictCount[]): VerdictCount => counts.reduce(addCounts, NONE);
