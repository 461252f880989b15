import { createHash } from 'node:crypto';
import { type Actor, type CivilDate, civilDate, DomainProblem, newId, type UnionId, yearOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, idempotencyOf, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ImportFileStore } from '../data/import-file.store';
import { ImportFile, ImportRun, type ImportRunId, ImportSheet } from '../data/import-run.entity';
import { refuseFile } from '../domain/intake.problems';
import { isImportable } from '../domain/permissions';
import { openWorkbook } from '../reading/open-workbook';
import { DEFAULT_LIMITS } from '../reading/reading-limits';
import { ImportAccess } from './import-access';
import { ImportNotes } from './import-notes';
import { type InspectedSheet, inspectWorkbook } from './workbook-inspection';

export const MOST_FILES = 5;

/** A workbook as it was uploaded. */
export interface WorkbookFile {
  readonly name: string;
  readonly content: Buffer;
}

export interface ImportUpload {
  readonly files: readonly WorkbookFile[];
  /** Everything comes in at this union or below it; the topmost of the actor's scope when left out. */
  readonly unionId?: UnionId;
  /** Booking day of opening balances; 1 January of this year when left out. */
  readonly openedOn?: CivilDate;
}

/** Takes workbooks in: what they are is told from their content, nothing is written to the register yet. */
@Injectable()
export class ImportUploadService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly access: ImportAccess,
    private readonly files: ImportFileStore,
    private readonly notes: ImportNotes,
  ) {}

  async upload(actor: Actor, upload: ImportUpload, idempotency?: Idempotency): Promise<ImportRunId> {
    if (upload.files.length === 0) refuseFile('intake.no-file');
    if (upload.files.length > MOST_FILES) refuseFile('intake.too-many-files');
    const unionId = await this.uow.read(actor, (tx) => this.access.unionFor(tx, upload.unionId));
    const inspected: InspectedSheet[][] = [];
    for (const [index, file] of upload.files.entries()) inspected.push(await inspect(file, index, upload.files.length));
    const rows = inspected.flat().reduce((sum, { rowTotal }) => sum + rowTotal, 0);
    if (rows > DEFAULT_LIMITS.rows)
      refuseFile('intake.too-many-rows', `一次最多导入 ${DEFAULT_LIMITS.rows} 行，请分几次上传`);
    const { unionId: asked = null, openedOn = null } = upload;
    const idem = idempotency && idempotencyOf(idempotency.key, [upload.files.map(digestOf), asked, openedOn]);
    return this.uow.run(actor, (tx) => this.record(tx, unionId, upload, inspected), idem);
  }

  private async record(
    tx: Tx,
    unionId: UnionId,
    { files, openedOn }: ImportUpload,
    inspected: readonly (readonly InspectedSheet[])[],
  ): Promise<ImportRunId> {
    const id: ImportRunId = newId(tx.now.getTime());
    const firstDay = civilDate(`${yearOf(await this.directory.today(tx))}-01-01`);
    const sheets = inspected.flat();
    const { accountId, personId } = tx.actor;
    await tx.insert(ImportRun, {
      ...{ id, version: 1, status: 'uploaded', unionId, kinds: [], counts: null, skipRefused: false },
      ...{ openedOn: openedOn ?? firstDay, progressDone: 0, seenAt: null, problemCode: null, problem: null },
      progressTotal: sheets.reduce((sum, { rowTotal }) => sum + rowTotal, 0),
      ...{ startedByAccountId: accountId, orderedByAccountId: accountId, orderedByPersonId: personId },
      ...{ createdAt: tx.now, finishedAt: null, filesRemovedAt: null },
    } satisfies Omit<ImportRun, 'tenantId'>);
    for (const [position, file] of files.entries()) await this.recordFile(tx, id, position, file, inspected[position]!);
    tx.audit({
      ...{ action: 'intake.upload', subjectType: 'import-run', subjectId: id, unionId },
      detail: { files: files.length, kinds: sheets.map(({ recognition }) => recognition.kind) },
    });
    return id;
  }

  private async recordFile(
    tx: Tx,
    runId: ImportRunId,
    position: number,
    { name, content }: WorkbookFile,
    sheets: readonly InspectedSheet[],
  ): Promise<void> {
    const id = newId<'import-file'>(tx.now.getTime());
    const fileName = this.files.sealName(tx, name.slice(-200));
    await tx.insert(ImportFile, { id, runId, position, fileName, byteSize: content.length });
    await this.files.write(tx, id, content);
    const known = sheets.some(({ recognition }) => isImportable(recognition.kind));
    for (const [index, { name: sheetName, recognition, rowTotal, ...sheet }] of sheets.entries()) {
      const { kind } = recognition;
      await tx.insert(ImportSheet, {
        // In the order of the file: rows are listed by it.
        id: newId<'import-sheet'>(tx.now.getTime() + position * 1_000 + index),
        ...{ runId, fileId: id, sheetIndex: sheet.index, kind, hand: {}, rowTotal },
        ...{ counts: null, verdictDigest: null },
        taken: known ? isImportable(kind) : index === 0 && kind === null,
        recognition: this.notes.seal(tx.actor.tenantId, { sheetName, recognition }),
      });
    }
  }
}

async function inspect({ content }: WorkbookFile, index: number, of: number): Promise<InspectedSheet[]> {
  try {
    const sheets = await inspectWorkbook(await openWorkbook(content));
    return sheets.length > 0 ? sheets : refuseFile('intake.empty');
  } catch (error) {
    if (of === 1 || !(error instanceof DomainProblem)) throw error;
    throw new DomainProblem(error.code, error.definition, `第 ${index + 1} 个文件：${error.detail}`, {
      ...error.extensions,
      file: index + 1,
    });
  }
}

const digestOf = ({ content }: WorkbookFile): string => createHash('sha256').update(content).digest('hex');
