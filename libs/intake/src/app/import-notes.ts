import type { TenantId } from '@app/kernel';
import { Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { ImportSheet } from '../data/import-run.entity';
import type { StoredRow } from '../data/import.queries';
import type { HeaderRecognition } from '../domain/header-recognition';
import type { RowNote } from '../domain/row-note';
import type { FieldChange, RowQuestion } from '../domain/row-verdict';
import type { JudgedRow } from './sheet-intake';

const NOTES = 'intake.import_row.notes';
const RECOGNITION = 'intake.import_sheet.recognition';

/** What is said about a row, with the name that it is about. */
export interface RowNotes {
  readonly label: string | null;
  readonly warnings: readonly RowNote[];
  readonly refusals: readonly RowNote[];
  readonly remarks: readonly RowNote[];
  readonly changes: readonly FieldChange[];
  readonly question?: RowQuestion;
}

export interface RecognizedSheet {
  readonly sheetName: string;
  readonly recognition: HeaderRecognition;
}

/** Seals what a dry run says: names stand in it, and whatever stood in a wrong cell. */
@Injectable()
export class ImportNotes {
  constructor(private readonly vault: Vault) {}

  rowOf(tenantId: TenantId, { verdict, label }: JudgedRow): StoredRow {
    const { row, sheetRow, warnings, refusals, remarks, changes, question } = verdict;
    const notes: RowNotes = { label, warnings, refusals, remarks, changes, ...(question && { question }) };
    return {
      ...{ row, sheetRow, verdict: verdict.verdict, warned: warnings.length > 0 },
      notes: this.vault.seal(tenantId, NOTES, JSON.stringify(notes)),
    };
  }

  openRow(tenantId: TenantId, row: StoredRow): RowNotes {
    return JSON.parse(this.vault.open(tenantId, NOTES, row.notes)) as RowNotes;
  }

  seal(tenantId: TenantId, recognized: RecognizedSheet): Buffer {
    return this.vault.seal(tenantId, RECOGNITION, JSON.stringify(recognized));
  }

  open({ tenantId, recognition }: Pick<ImportSheet, 'tenantId' | 'recognition'>): RecognizedSheet {
    return JSON.parse(this.vault.open(tenantId, RECOGNITION, recognition)) as RecognizedSheet;
  }
}
