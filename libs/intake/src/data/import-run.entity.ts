import { OccasionWordRow } from './occasion-word.entity';
import type { AccountId, CivilDate, Id, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ImportStatus } from '../domain/import-run.lifecycle';
import type { ImportableKind } from '../domain/permissions';
import type { VerdictCount } from '../domain/row-verdict';
import type { HandMapping } from '../domain/header-recognition';
import type { SheetKind } from '../domain/sheet-kinds';

export type ImportRunId = Id<'import-run'>;
export type ImportFileId = Id<'import-file'>;
export type ImportSheetId = Id<'import-sheet'>;

/** One import: files that were uploaded together and come in together or not at all. */
@Entity({ schema: 'intake', name: 'import_run' })
@Check('import_run_status_known', `status IN ('uploaded','reading','previewed','running','done','failed','undone')`)
@Check('import_run_progress_in_range', `progress_done >= 0 AND progress_total >= 0`)
@Index('import_run_by_union', ['tenantId', 'unionId', 'id'])
@Index('import_run_at_work', ['tenantId', 'seenAt'], { where: `status IN ('reading','running')` })
@Index('import_run_with_files', ['tenantId', 'createdAt'], { where: 'files_removed_at IS NULL' })
export class ImportRun {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: ImportRunId;
  @Column('int') version: number;
  @Column('text') status: ImportStatus;
  /** Everything comes in at this union or below it. */
  @Column('uuid') unionId: UnionId;
  @Column('text', { array: true }) kinds: ImportableKind[];
  @Column('jsonb', { nullable: true }) counts: VerdictCount | null;
  @Column('boolean') skipRefused: boolean;
  /** Booking day of opening balances. */
  @CivilDateColumn() openedOn: CivilDate;
  @Column('int') progressDone: number;
  @Column('int') progressTotal: number;
  /** Last sign of life of the job. */
  @Column('timestamptz', { nullable: true }) seenAt: Date | null;
  /** Why it failed: code of the problem and its sentence, which holds no personal data. */
  @Column('text', { nullable: true }) problemCode: string | null;
  @Column('text', { nullable: true }) problem: string | null;
  @Column('uuid') startedByAccountId: AccountId;
  /** Who asked for the step that is under way: the job acts as him. */
  @Column('uuid') orderedByAccountId: AccountId;
  @Column('uuid') orderedByPersonId: PersonId;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  @Column('timestamptz', { nullable: true }) filesRemovedAt: Date | null;
}

@Entity({ schema: 'intake', name: 'import_file' })
@Index('import_file_by_run', ['tenantId', 'runId', 'position'], { unique: true })
export class ImportFile {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: ImportFileId;
  @Column('uuid') runId: ImportRunId;
  @Column('int') position: number;
  /** Sealed: people write names into file names. */
  @SealedColumn() fileName: Buffer;
  @Column('int') byteSize: number;
}

/** A piece of a file, sealed. */
@Entity({ schema: 'intake', name: 'import_file_part' })
export class ImportFilePart {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') fileId: ImportFileId;
  @PrimaryColumn('int') position: number;
  @SealedColumn({}, { boundTo: ['fileId', 'position'] }) content: Buffer;
}

@Entity({ schema: 'intake', name: 'import_sheet' })
@Check('import_sheet_kind_known', `kind ~ '^[a-z][a-z-]*$'`)
@Index('import_sheet_by_run', ['tenantId', 'runId', 'fileId', 'sheetIndex'], { unique: true })
export class ImportSheet {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: ImportSheetId;
  @Column('uuid') runId: ImportRunId;
  @Column('uuid') fileId: ImportFileId;
  @Column('int') sheetIndex: number;
  @Column('text', { nullable: true }) kind: SheetKind | null;
  /** Whether it comes in with this import. */
  @Column('boolean') taken: boolean;
  /** What a person said about header and columns. */
  @Column('jsonb') hand: HandMapping;
  /** `RecognizedSheet` as JSON, sealed: what was taken for a header may be a row of people. */
  @SealedColumn() recognition: Buffer;
  /** Rows that are not blank, below the header. */
  @Column('int') rowTotal: number;
  @Column('jsonb', { nullable: true }) counts: VerdictCount | null;
  /** Of all verdicts of the dry run: the import compares its own with them. */
  @Column('text', { nullable: true }) verdictDigest: string | null;
}

/** What the dry run says of one row. */
@Entity({ schema: 'intake', name: 'import_row' })
@Check('import_row_verdict_known', `verdict IN ('new','changed','unchanged','refused')`)
@Index('import_row_by_verdict', ['tenantId', 'runId', 'verdict', 'sheetId', 'row'])
export class ImportRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') runId: ImportRunId;
  @PrimaryColumn('uuid') sheetId: ImportSheetId;
  @PrimaryColumn('int') row: number;
  @Column('int') sheetRow: number;
  @Column('text') verdict: string;
  @Column('boolean') warned: boolean;
  /** `RowNotes` as JSON, sealed: names stand in it, and words that a cell held by mistake. */
  @SealedColumn() notes: Buffer;
}

/** What an import did to unions, fund accounts and official days, for taking it back. The register of members keeps its own trace. */
@Entity({ schema: 'intake', name: 'import_effect' })
@Check('import_effect_subject_known', `subject_type ~ '^[a-z][a-z-]*$'`)
@Check('import_effect_before_whole', `(effect = 'changed') = (before IS NOT NULL)`)
export class ImportEffect {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') runId: ImportRunId;
  @PrimaryColumn('int') position: number;
  @Column('text') subjectType: 'union' | 'fund-account' | 'official-year';
  @Column('uuid') subjectId: string;
  @Column('text') effect: 'created' | 'changed';
  /** The record's particulars as they were; no personal data. */
  @Column('jsonb', { nullable: true }) before: object | null;
  @Column('int') versionAfter: number;
}

export const INTAKE_ENTITIES = [
  ImportRun,
  ImportFile,
  ImportFilePart,
  ImportSheet,
  ImportRow,
  ImportEffect,
  OccasionWordRow,
];
