import type { AccountId, CivilDate, DocumentId, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DestructionLineId, DestructionListId, DestructionStatus, LineState } from '../domain/destruction-list';
import type { RetentionRuleId } from '../domain/retention-rule';

/** How long a federation keeps a kind of record, from a day on. Append-only: a new rule takes the place of the old. */
@Entity({ schema: 'retention', name: 'retention_rule' })
@Index('retention_rule_by_kind', ['tenantId', 'kind', 'fromOn', 'id'])
@Check('retention_rule_years', 'years BETWEEN 1 AND 100')
export class RetentionRuleRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: RetentionRuleId;
  @Column('text') kind: string;
  @Column('int') years: number;
  @CivilDateColumn() fromOn: CivilDate;
  @Column('text') reason: string;
  @Column('text') setByName: string;
  @Column('timestamptz') setAt: Date;
}

/** 销毁清单 of the union that keeps the records of its subtree. */
@Entity({ schema: 'retention', name: 'destruction_list' })
@Index('destruction_list_number', ['tenantId', 'number'], { unique: true })
@Index('destruction_list_by_union', ['tenantId', 'unionId', 'id'])
@Check('destruction_list_status_known', `status IN ('proposed','submitted','approved','destroyed','filed','dropped')`)
@Check(
  'destruction_list_two_persons',
  `approved_by IS NULL OR approved_by <> submitted_by AND approved_by <> submitted_for
    AND approved_for <> submitted_by AND approved_for <> submitted_for`,
)
@Check(
  'destruction_list_other_hands',
  `destroyed_by IS NULL OR destroyed_by <> approved_by AND destroyed_by <> approved_for
    AND destroyed_for <> approved_by AND destroyed_for <> approved_for`,
)
@Check(
  'destruction_list_decided_whole',
  `status NOT IN ('approved','destroyed','filed') OR (submitted_by IS NOT NULL AND approved_by IS NOT NULL AND cardinality(witnesses) = 2)`,
)
@Check('destruction_list_destroyed_whole', `(status IN ('destroyed','filed')) = (destroyed_at IS NOT NULL)`)
@Check('destruction_list_filed_whole', `(status = 'filed') = (minutes_document_id IS NOT NULL)`)
export class DestructionList {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: DestructionListId;
  @Column('int') version: number;
  @Column('text') number: string;
  @Column('uuid') unionId: UnionId;
  @Column('text') status: DestructionStatus;
  @Column('text', { array: true }) witnesses: string[];
  /** Null: the yearly job. */
  @Column('text', { nullable: true }) proposedByName: string | null;
  @Column('timestamptz') proposedAt: Date;
  @Column('uuid', { nullable: true }) submittedBy: PersonId | null;
  /** For whom, by acting authority. */
  @Column('uuid', { nullable: true }) submittedFor: PersonId | null;
  @Column('uuid', { nullable: true }) submittedByAccount: AccountId | null;
  @Column('text', { nullable: true }) submittedByName: string | null;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('uuid', { nullable: true }) approvedBy: PersonId | null;
  @Column('uuid', { nullable: true }) approvedFor: PersonId | null;
  @Column('text', { nullable: true }) approvedByName: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt: Date | null;
  @Column('uuid', { nullable: true }) destroyedBy: PersonId | null;
  @Column('uuid', { nullable: true }) destroyedFor: PersonId | null;
  @Column('text', { nullable: true }) destroyedByName: string | null;
  @Column('timestamptz', { nullable: true }) destroyedAt: Date | null;
  /** The signed minutes. */
  @Column('uuid', { nullable: true }) minutesDocumentId: DocumentId | null;
  /** Why it was returned or dropped last. */
  @Column('text', { nullable: true }) lastReason: string | null;
}

/** One record on a list. It names no person: the list outlives what it lists. */
@Entity({ schema: 'retention', name: 'destruction_line' })
@Index('destruction_line_by_list', ['tenantId', 'listId', 'id'])
@Index('destruction_line_by_record', ['tenantId', 'recordId'])
@Index('destruction_line_once', ['tenantId', 'kind', 'recordId'], {
  unique: true,
  where: `state IN ('listed','destroyed')`,
})
@Check('destruction_line_state_known', `state IN ('listed','kept','held','destroyed')`)
@Check('destruction_line_reason_whole', `(state IN ('kept','held')) = (reason IS NOT NULL)`)
export class DestructionLine {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: DestructionLineId;
  @Column('uuid') listId: DestructionListId;
  @Column('text') kind: string;
  @Column('uuid') recordId: string;
  @Column('uuid') unionId: UnionId;
  @Column('text') number: string;
  @CivilDateColumn() endedOn: CivilDate;
  @Column('int') years: number;
  @Column('text') state: LineState;
  /** Why it is kept or held. */
  @Column('text', { nullable: true }) reason: string | null;
  /** Kept until that day; null: until somebody lists it again. */
  @CivilDateColumn({ nullable: true }) keptUntil: CivilDate | null;
}

/** That the list of a year was made, also when nothing was due. */
@Entity({ schema: 'retention', name: 'yearly_proposal' })
export class YearlyProposal {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('int') year: number;
  @Column('int') lists: number;
  @Column('timestamptz') madeAt: Date;
}

export const RETENTION_ENTITIES = [RetentionRuleRow, DestructionList, DestructionLine, YearlyProposal];
