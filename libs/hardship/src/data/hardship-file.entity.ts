import type { CivilDate, MemberId, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HardshipCategory } from '../domain/category';
import type { ExitGround } from '../domain/exit-ground';
import type { HardshipCause } from '../domain/hardship-cause';
import type { FileSource, HardshipFileId, JudgementId } from '../domain/hardship-file';
import type { FileStatus } from '../domain/hardship-file.lifecycle';

const CATEGORIES = `'deep','relative','accident','subsistence','borderline','accident-2016'`;
const CAUSES = `'unable-to-work','not-employed','laid-off','uninsured','insurance-unpaid','major-illness','disaster','accident','schooling','other'`;
const STATUSES = `'found','applied','visited','assessed','publicised','objected','reinvestigated','union-review','federation-review','returned','active','review-due','change-review','exited','watched','refused','withdrawn','archived'`;

/** 困难职工档案: one for a household. `running` follows the status; it is what uniqueness hangs on. */
@Entity({ schema: 'hardship', name: 'hardship_file' })
@Index('hardship_file_number', ['tenantId', 'number'], { unique: true })
@Index('hardship_file_by_union', ['tenantId', 'unionId', 'status', 'id'])
@Index('hardship_file_by_status', ['tenantId', 'status', 'id'])
@Index('hardship_file_by_member', ['tenantId', 'memberId'])
@Index('hardship_file_by_review', ['tenantId', 'reviewDueOn', 'id'])
@Index('hardship_file_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
@Check('hardship_file_status_known', `status IN (${STATUSES})`)
@Check(
  'hardship_file_running_by_status',
  `running = (status NOT IN ('exited','watched','refused','withdrawn','archived'))`,
)
@Check('hardship_file_category_known', `category IN (${CATEGORIES})`)
@Check('hardship_file_cause_known', `main_cause IN (${CAUSES})`)
@Check('hardship_file_other_causes', `cardinality(other_causes) <= 3 AND other_causes <@ ARRAY[${CAUSES}]`)
@Check('hardship_file_source_known', `source IN ('found','application','import')`)
@Check(
  'hardship_file_on_file_whole',
  `status NOT IN ('active','review-due','change-review') OR filed_on IS NOT NULL AND category IS NOT NULL`,
)
@Check('hardship_file_exit_ground_known', `exit_ground IN ('lifted','cancelled','died','duplicate','false','lapsed')`)
@Check(
  'hardship_file_proposal_whole',
  `(status = 'change-review') = (proposed_judgement_id IS NOT NULL) AND (proposed_judgement_id IS NULL) = (proposed_category IS NULL)`,
)
@Check('hardship_file_exit_whole', `(exited_on IS NULL) = (exit_ground IS NULL)`)
export class HardshipFile {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: HardshipFileId;
  @Column('int') version: number;
  @Column('text') number: string;
  @Column('uuid') unionId: UnionId;
  /** The holder: one member of the household. */
  @Column('uuid') memberId: MemberId;
  @Column('text') status: FileStatus;
  @Column('boolean') running: boolean;
  @Column('text', { nullable: true }) category: HardshipCategory | null;
  @Column('text', { nullable: true }) mainCause: HardshipCause | null;
  @Column('text', { array: true }) otherCauses: HardshipCause[];
  @Column('text') source: FileSource;
  @CivilDateColumn() foundOn: CivilDate;
  @CivilDateColumn({ nullable: true }) appliedOn: CivilDate | null;
  /** 建档日期: from this day on aid that asks for a file may be given. */
  @CivilDateColumn({ nullable: true }) filedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) reviewDueOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) exitedOn: CivilDate | null;
  @Column('text', { nullable: true }) exitGround: ExitGround | null;
  @Column('text', { nullable: true }) exitReason: string | null;
  /** Last day on which the papers must be kept. */
  @CivilDateColumn({ nullable: true }) keptUntil: CivilDate | null;
  @Column('uuid', { nullable: true }) officerPersonId: PersonId | null;
  @Column('text', { nullable: true }) officerName: string | null;
  /** An officer filled the application in for the member. */
  @Column('boolean') filledByOfficer: boolean;
  @SealedColumn({ nullable: true }) noteSealed: Buffer | null;
  /** The judgement that the category rests on. */
  @Column('uuid', { nullable: true }) judgementId: JudgementId | null;
  /** What the review would change the category to, while that is decided. */
  @Column('uuid', { nullable: true }) proposedJudgementId: JudgementId | null;
  @Column('text', { nullable: true }) proposedCategory: HardshipCategory | null;
  /** 同意公示: without it nothing is published. */
  @CivilDateColumn({ nullable: true }) consentedOn: CivilDate | null;
  @Column('text', { nullable: true }) consentedBy: string | null;
  /** He agreed that the kind of cause is published too. */
  @Column('boolean') consentedCause: boolean;
  /** A separate consent on which it rests was taken back: no aid begins under it. */
  @CivilDateColumn({ nullable: true }) consentWithdrawnOn: CivilDate | null;
  /** The category is none of those that the formula gives: the higher route. */
  @Column('boolean') otherJudgement: boolean;
  @Column('uuid', { nullable: true }) importId: string | null;
  @Column('timestamptz') openedAt: Date;
  /** When it came to the step at which it stands. */
  @Column('timestamptz') movedAt: Date;
}
