import type { CivilDate, DocumentId, Fen, Id, TenantId } from '@app/kernel';
import { CivilDateColumn, FenColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Exclusion } from '../domain/exclusion';
import type { HardshipFileId, StatementId } from '../domain/hardship-file';
import type { ExpenseKind, IncomeKind, SuddenEvent } from '../domain/household-statement';
import type { Area } from '../domain/subsistence-standard';

/** What a household states for a year. Once a judgement rests on it (`fixedAt`) it stands. */
@Entity({ schema: 'hardship', name: 'household_statement' })
@Index('household_statement_by_file', ['tenantId', 'fileId', 'id'])
@Check('household_statement_persons', `persons >= 1`)
@Check('household_statement_area_known', `area IN ('urban','rural')`)
@Check(
  'household_statement_event_known',
  `event IN ('disaster','accident','epidemic','public-safety','sudden-event','major-illness')`,
)
@Check('household_statement_not_negative', `months_below >= 0 AND savings >= 0`)
export class StatementRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: StatementId;
  @Column('int') version: number;
  @Column('uuid') fileId: HardshipFileId;
  @CivilDateColumn() statedOn: CivilDate;
  @Column('int') persons: number;
  @Column('text') area: Area;
  @Column('text', { nullable: true }) event: SuddenEvent | null;
  @Column('int') monthsBelow: number;
  @Column('boolean') hasStateAid: boolean;
  @FenColumn() savings: Fen;
  @FenColumn() netInvestment: Fen;
  @Column('text', { array: true }) exclusions: Exclusion[];
  /** Why the exclusions do not count, with the meeting that said so. */
  @Column('text', { nullable: true }) exclusionOverride: string | null;
  @Column('text') statedBy: string;
  @Column('boolean') byOfficer: boolean;
  @Column('timestamptz', { nullable: true }) fixedAt: Date | null;
  @Column('timestamptz') createdAt: Date;
}

@Entity({ schema: 'hardship', name: 'income_line' })
@Index('income_line_place', ['tenantId', 'statementId', 'place'], { unique: true })
@Check('income_line_not_negative', `yearly >= 0`)
export class IncomeLineRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'income-line'>;
  @Column('uuid') statementId: StatementId;
  @Column('int') place: number;
  @Column('text') kind: IncomeKind;
  @Column('text', { nullable: true }) whose: string | null;
  @FenColumn() yearly: Fen;
  @Column('uuid', { nullable: true }) documentId: DocumentId | null;
}

/** The note may tell an illness: sealed. */
@Entity({ schema: 'hardship', name: 'expense_line' })
@Index('expense_line_place', ['tenantId', 'statementId', 'place'], { unique: true })
@Check('expense_line_not_negative', `yearly >= 0`)
export class ExpenseLineRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'expense-line'>;
  @Column('uuid') statementId: StatementId;
  @Column('int') place: number;
  @Column('text') kind: ExpenseKind;
  @SealedColumn({ nullable: true }) noteSealed: Buffer | null;
  @FenColumn() yearly: Fen;
  @Column('boolean') fromEvent: boolean;
  @Column('uuid', { nullable: true }) documentId: DocumentId | null;
}
