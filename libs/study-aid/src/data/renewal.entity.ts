import type { CivilDate, DocumentId, MemberId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AcademicYear } from '../domain/academic-year';
import type { RenewalStatus, StudentState } from '../domain/renewal.lifecycle';
import type { AwardId, ProgrammeId, RenewalId, StudyLevel } from '../domain/study-aid';
import { LEVELS_SQL, STATES_SQL } from './known-words';

/** The yearly renewal of one programme: how far it has come. */
@Entity({ schema: 'study_aid', name: 'renewal_run' })
@Check('renewal_run_days_in_order', 'opens_on < cut_off_on AND cut_off_on <= ends_on')
export class RenewalRun {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') programmeId: ProgrammeId;
  @PrimaryColumn('int') academicYear: AcademicYear;
  @CivilDateColumn() opensOn: CivilDate;
  @CivilDateColumn() cutOffOn: CivilDate;
  @CivilDateColumn() endsOn: CivilDate;
  /** The last award that was looked at; null: none yet, or all. */
  @Column('uuid', { nullable: true }) reached: AwardId | null;
  @Column('int') opened: number;
  @Column('int') finished: number;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
}

/** One year of one award before the family and the officer. */
@Entity({ schema: 'study_aid', name: 'renewal' })
@Index('renewal_once', ['tenantId', 'awardId', 'academicYear'], { unique: true })
@Index('renewal_by_programme', ['tenantId', 'programmeId', 'academicYear', 'status', 'id'])
@Index('renewal_by_member', ['tenantId', 'memberId', 'id'])
@Index('renewal_by_cut_off', ['tenantId', 'cutOffOn', 'id'], {
  where: `status IN ('new','waiting-for-proof','suspended')`,
})
@Check('renewal_status_known', `status IN ('new','waiting-for-proof','confirmed','suspended','ended','done')`)
@Check('renewal_state_known', `student_state IN (${STATES_SQL})`)
@Check('renewal_level_known', `level IN (${LEVELS_SQL})`)
@Check('renewal_done_has_proof', `status <> 'done' OR proof_document_id IS NOT NULL`)
export class Renewal {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: RenewalId;
  @Column('int') version: number;
  @Column('uuid') awardId: AwardId;
  @Column('uuid') programmeId: ProgrammeId;
  @Column('uuid') unionId: UnionId;
  @Column('uuid') memberId: MemberId;
  @Column('int') academicYear: AcademicYear;
  @Column('text') status: RenewalStatus;
  /** As it was last year, filled in for the family. */
  @Column('text') schoolName: string;
  @Column('text') level: StudyLevel;
  @Column('text', { nullable: true }) studentState: StudentState | null;
  @Column('text', { nullable: true }) saidSchool: string | null;
  @Column('text', { nullable: true }) saidNote: string | null;
  @Column('uuid', { nullable: true }) proofDocumentId: DocumentId | null;
  @Column('text', { nullable: true }) lastReason: string | null;
  @CivilDateColumn() opensOn: CivilDate;
  /** The last day for the proof. */
  @CivilDateColumn() cutOffOn: CivilDate;
  /** The last day on which it can still resume. */
  @CivilDateColumn() endsOn: CivilDate;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('timestamptz') openedAt: Date;
}
