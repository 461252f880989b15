import type { CivilDate, MemberId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, HashColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AcademicYear } from '../domain/academic-year';
import type { AwardAction, AwardRecord, AwardStatus, EndGround, SuspendedFor } from '../domain/award.lifecycle';
import type { RenewalAction } from '../domain/renewal.lifecycle';
import type { AwardId, ProgrammeId, StudyExclusion, StudyLevel } from '../domain/study-aid';
import { EXCLUSIONS_SQL, GROUNDS_SQL, LEVELS_SQL } from './known-words';

export type ChildRelation = 'child' | 'grandchild' | 'sibling' | 'other';

/** One child's aid under one programme, from the application to its end. `live` follows the status. */
@Entity({ schema: 'study_aid', name: 'award' })
@Index('award_number', ['tenantId', 'number'], { unique: true })
@Index('award_one_per_child', ['tenantId', 'childMac'], { unique: true, where: 'exclusive AND live' })
@Index('award_one_per_child_and_programme', ['tenantId', 'programmeId', 'childMac'], { unique: true, where: 'live' })
@Index('award_by_union', ['tenantId', 'unionId', 'status', 'id'])
@Index('award_by_programme', ['tenantId', 'programmeId', 'status', 'id'])
@Index('award_by_member', ['tenantId', 'memberId', 'id'])
@Index('award_by_child', ['tenantId', 'childMac', 'id'])
@Index('award_by_child_name', ['tenantId', 'childNameMac', 'id'])
@Index('award_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
@Check(
  'award_status_known',
  `status IN ('applied','returned','verified','running','suspended','on-leave','completed','ended','refused','withdrawn')`,
)
@Check('award_live_by_status', `live = (status NOT IN ('completed','ended','refused','withdrawn'))`)
@Check('award_level_known', `level IN (${LEVELS_SQL})`)
@Check('award_relation_known', `relation IN ('child','grandchild','sibling','other')`)
@Check('award_course_in_order', 'ends_in_year > entry_year AND schooling_years BETWEEN 1 AND 8')
@Check('award_years', 'max_years BETWEEN 1 AND 5')
@Check('award_circumstances_known', `circumstances <@ ARRAY[${EXCLUSIONS_SQL}]`)
@Check(
  'award_suspended_for_known',
  `(status = 'suspended') = (suspended_for IS NOT NULL) AND (suspended_for IS NULL OR suspended_for IN ('proof','file','decision'))`,
)
@Check('award_leave_by_status', `(status = 'on-leave') = (leave_since IS NOT NULL) OR NOT live`)
@Check('award_ground_known', `end_ground IN (${GROUNDS_SQL})`)
@Check(
  'award_end_whole',
  `(status IN ('completed','ended')) = (end_ground IS NOT NULL) AND (end_ground IS NULL) = (ended_on IS NULL)`,
)
export class Award {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: AwardId;
  @Column('int') version: number;
  @Column('text') number: string;
  @Column('uuid') programmeId: ProgrammeId;
  /** The union of the parent, in whose hands the case is. */
  @Column('uuid') unionId: UnionId;
  /** The parent; he is paid. */
  @Column('uuid') memberId: MemberId;
  @SealedColumn() childNameSealed: Buffer;
  @HashColumn() childNameMac: Buffer;
  @SealedColumn() childDocumentSealed: Buffer;
  @HashColumn() childMac: Buffer;
  @CivilDateColumn({ nullable: true }) childBornOn: CivilDate | null;
  /** What the child is to the member. */
  @Column('text') relation: ChildRelation;
  @Column('text') level: StudyLevel;
  @Column('text') schoolName: string;
  @Column('int') entryYear: AcademicYear;
  @Column('int') schoolingYears: number;
  @Column('int') endsInYear: number;
  /** The academic year for which it was asked first. */
  @Column('int') firstYear: AcademicYear;
  @Column('int') maxYears: number;
  @Column('boolean') exclusive: boolean;
  @Column('text', { array: true }) circumstances: StudyExclusion[];
  @Column('text') status: AwardStatus;
  @Column('boolean') live: boolean;
  @Column('text', { nullable: true }) suspendedFor: SuspendedFor | null;
  @Column('int', { nullable: true }) leaveSince: AcademicYear | null;
  @Column('int', { nullable: true }) graceYear: AcademicYear | null;
  @Column('text', { nullable: true }) endGround: EndGround | null;
  @CivilDateColumn({ nullable: true }) endedOn: CivilDate | null;
  @Column('text', { nullable: true }) lastReason: string | null;
  @Column('boolean') byOfficer: boolean;
  /** Agreed that masked facts may hang in public. */
  @CivilDateColumn({ nullable: true }) consentedOn: CivilDate | null;
  @Column('boolean') inHistory: boolean;
  @Column('uuid', { nullable: true }) importId: string | null;
  @CivilDateColumn() appliedOn: CivilDate;
  @Column('timestamptz') createdAt: Date;
}

/** One line of an award's timeline; it goes only with an import that is taken back. */
@Entity({ schema: 'study_aid', name: 'award_fact' })
@Index('award_fact_by_award', ['tenantId', 'awardId', 'id'])
export class AwardFact {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') awardId: AwardId;
  @Column('text') action: AwardFactAction;
  @Column('timestamptz') at: Date;
  @Column('text') byName: string;
  /** A reason, a figure; never a person. */
  @Column('text', { nullable: true }) words: string | null;
  @Column('int', { nullable: true }) academicYear: AcademicYear | null;
}

export type AwardFactAction =
  | AwardAction
  | AwardRecord
  | 'apply'
  | 'import'
  | 'list'
  | 'unlist'
  | 'approve'
  | 'pay'
  | 'reverse'
  | 'take-back'
  | 'cancel'
  | 'follow-parent'
  | 'parent-left'
  | 'open-renewal'
  | `renewal-${RenewalAction}`;
