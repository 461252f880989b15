import type { CivilDate, HouseholdId, Id, MemberId, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, HashColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OccasionConduct } from '../domain/occasion';
import type { VisitDutyId, VisitDutyStatus } from '../domain/visit-duty';

/** Place and note may tell an illness, the relative is a family's affair: sealed. `occasionName` is as the catalogue had it. */
@Entity({ schema: 'visits', name: 'visit_duty' })
@Index('visit_duty_number', ['tenantId', 'number'], { unique: true })
@Index('visit_duty_by_serial', ['tenantId', 'serial', 'number'])
@Index('visit_duty_open_by_union', ['tenantId', 'unionId', 'deadlineOn', 'id'], { where: 'ended_at IS NULL' })
@Index('visit_duty_open_by_deadline', ['tenantId', 'deadlineOn', 'id'], { where: 'ended_at IS NULL' })
@Index('visit_duty_ended_by_union', ['tenantId', 'unionId', 'deadlineOn', 'id'], { where: 'ended_at IS NOT NULL' })
@Index('visit_duty_ended_by_deadline', ['tenantId', 'deadlineOn', 'id'], { where: 'ended_at IS NOT NULL' })
@Index('visit_duty_by_opening', ['tenantId', 'unionId', 'openedOn'])
@Index('visit_duty_by_member', ['tenantId', 'memberId', 'eventOn'])
@Index('visit_duty_by_household', ['tenantId', 'householdId', 'eventOn'], { where: 'household_id IS NOT NULL' })
@Check(
  'visit_duty_status_known',
  `status IN ('open','assigned','accepted','visited','settling','closed','excused','cancelled')`,
)
@Check('visit_duty_end_has_instant', `(status IN ('closed','excused','cancelled')) = (ended_at IS NOT NULL)`)
@Check('visit_duty_count_from_known', `count_from IN ('event','report','later')`)
@Check('visit_duty_event_in_order', `event_ends_on IS NULL OR event_ends_on >= event_on`)
@Check(
  'visit_duty_relative_has_relation',
  `relative_relation IS NOT NULL OR relative_dependant_id IS NULL AND relative_name_sealed IS NULL`,
)
@Check(
  'visit_duty_helper_whole',
  `(first_helper_name IS NULL) = (first_helper_at IS NULL) AND (first_helper_person_id IS NULL OR first_helper_name IS NOT NULL)`,
)
@Check('visit_duty_counts', `report_count >= 1 AND visit_count >= 0 AND escalation_level >= 0`)
@Check('visit_duty_not_its_own_duplicate', `duplicate_of_id <> id`)
@Index('visit_duty_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
export class VisitDuty {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: VisitDutyId;
  @Column('int') version: number;
  @Column('text') number: string;
  /** The last part of the number, for "0012" typed into the search. */
  @Column('int') serial: number;
  @Column('uuid') unionId: UnionId;
  @Column('uuid') memberId: MemberId;
  @Column('uuid', { nullable: true }) householdId: HouseholdId | null;
  @Column('text') occasion: string;
  @Column('text') occasionName: string;
  @Column('text', { nullable: true }) subCondition: string | null;
  @CivilDateColumn() eventOn: CivilDate;
  @CivilDateColumn({ nullable: true }) eventEndsOn: CivilDate | null;
  @Column('uuid', { nullable: true }) relativeDependantId: Id<'dependant'> | null;
  @Column('text', { nullable: true }) relativeRelation: string | null;
  @SealedColumn({ nullable: true }) relativeNameSealed: Buffer | null;
  @SealedColumn({ nullable: true }) placeSealed: Buffer | null;
  @SealedColumn({ nullable: true }) noteSealed: Buffer | null;
  /** Equal for the same disease of the same person; the disease itself is not kept. */
  @HashColumn({ nullable: true }) diseaseMac: Buffer | null;
  @Column('text') status: VisitDutyStatus;
  @CivilDateColumn() deadlineOn: CivilDate;
  /** The rule by which the deadline was counted. */
  @Column('int') deadlineWorkingDays: number;
  @Column('text') countFrom: OccasionConduct['countFrom'];
  @Column('uuid', { nullable: true }) acceptedById: PersonId | null;
  @Column('uuid', { nullable: true }) firstInformedPersonId: PersonId | null;
  @Column('text') firstInformedName: string;
  @Column('timestamptz') firstInformedAt: Date;
  @Column('uuid', { nullable: true }) firstReporterPersonId: PersonId | null;
  @Column('text') firstReporterName: string;
  @Column('timestamptz') firstReporterAt: Date;
  @Column('uuid', { nullable: true }) firstHelperPersonId: PersonId | null;
  @Column('text', { nullable: true }) firstHelperName: string | null;
  @Column('timestamptz', { nullable: true }) firstHelperAt: Date | null;
  @Column('int') reportCount: number;
  @Column('int') visitCount: number;
  @Column('timestamptz', { nullable: true }) escalatedAt: Date | null;
  @Column('int') escalationLevel: number;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) duplicateOfId: VisitDutyId | null;
  @Column('timestamptz') openedAt: Date;
  /** The day of the first report's arrival, in the federation's zone. */
  @CivilDateColumn() openedOn: CivilDate;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  /** The import that brought it from a ledger of before; null: it was made here. */
  @Column('uuid', { nullable: true }) importId: string | null;
}
