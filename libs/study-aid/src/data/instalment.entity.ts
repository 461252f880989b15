import type { CivilDate, DocumentId, Fen, MemberId, PersonId, TenantId, UnionId } from '@app/kernel';
import type { DisbursementId } from '@app/disbursements';
import { CivilDateColumn, FenColumn, HashColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AcademicYear } from '../domain/academic-year';
import type { GrantListStatus } from '../domain/grant-list.lifecycle';
import type { InstalmentStatus } from '../domain/instalment.lifecycle';
import type { AidCategory, AwardId, GrantListId, InstalmentId, ProgrammeId, StudyLevel } from '../domain/study-aid';
import { CATEGORIES_SQL, LEVELS_SQL } from './known-words';

/** The money of one award for one academic year, at the amount that held when it was found right. */
@Entity({ schema: 'study_aid', name: 'instalment' })
@Index('instalment_once_a_year', ['tenantId', 'awardId', 'academicYear'], {
  unique: true,
  where: `status <> 'cancelled'`,
})
@Index('instalment_one_per_ordinal', ['tenantId', 'awardId', 'ordinal'], {
  unique: true,
  where: `status <> 'cancelled'`,
})
@Index('instalment_one_per_child', ['tenantId', 'childMac', 'academicYear'], {
  unique: true,
  where: `exclusive AND status <> 'cancelled'`,
})
@Index('instalment_one_per_disbursement', ['tenantId', 'disbursementId'], {
  unique: true,
  where: 'disbursement_id IS NOT NULL',
})
@Index('instalment_by_award', ['tenantId', 'awardId', 'academicYear', 'id'])
@Index('instalment_by_list', ['tenantId', 'grantListId', 'id'], { where: 'grant_list_id IS NOT NULL' })
@Index('instalment_by_programme', ['tenantId', 'programmeId', 'academicYear', 'status', 'id'])
@Index('instalment_by_paid_on', ['tenantId', 'paidOn', 'id'], { where: `status = 'paid'` })
@Check('instalment_status_known', `status IN ('ready','listed','approved','paid','reversed','cancelled')`)
@Check('instalment_within_years', 'ordinal BETWEEN 1 AND max_years AND max_years <= 5')
@Check('instalment_level_known', `level IN (${LEVELS_SQL})`)
@Check('instalment_category_known', `category IN (${CATEGORIES_SQL})`)
@Check('instalment_amount_positive', 'amount > 0')
@Check('instalment_has_proof', 'in_history OR proof_document_id IS NOT NULL')
@Check(
  'instalment_listed_has_list',
  `in_history OR status NOT IN ('listed','approved','paid','reversed') OR grant_list_id IS NOT NULL`,
)
@Check('instalment_money_whole', `status NOT IN ('approved','paid','reversed') OR disbursement_id IS NOT NULL`)
@Check('instalment_paid_has_day', `status <> 'paid' OR paid_on IS NOT NULL`)
export class Instalment {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: InstalmentId;
  @Column('int') version: number;
  @Column('uuid') awardId: AwardId;
  @Column('uuid') programmeId: ProgrammeId;
  @Column('uuid') unionId: UnionId;
  @Column('uuid') memberId: MemberId;
  @HashColumn() childMac: Buffer;
  @Column('boolean') exclusive: boolean;
  @Column('int') academicYear: AcademicYear;
  /** Which year of the award: 1 to `maxYears`. */
  @Column('int') ordinal: number;
  @Column('int') maxYears: number;
  @Column('text') level: StudyLevel;
  @Column('text', { nullable: true }) category: AidCategory | null;
  @FenColumn() amount: Fen;
  /** By what it is so much, in Chinese. */
  @Column('text') ruleSentence: string;
  @Column('text') status: InstalmentStatus;
  @Column('uuid', { nullable: true }) proofDocumentId: DocumentId | null;
  @Column('uuid', { nullable: true }) grantListId: GrantListId | null;
  /** The one that stands: what is paid anew takes the place of what was reversed. */
  @Column('uuid', { nullable: true }) disbursementId: DisbursementId | null;
  @CivilDateColumn({ nullable: true }) paidOn: CivilDate | null;
  @Column('boolean') inHistory: boolean;
  @Column('timestamptz') createdAt: Date;
}

/** 资助名单: the year's instalments as one round of requests. */
@Entity({ schema: 'study_aid', name: 'grant_list' })
@Index('grant_list_number', ['tenantId', 'number'], { unique: true })
@Index('grant_list_by_union', ['tenantId', 'unionId', 'id'])
@Check(
  'grant_list_status_known',
  `status IN ('draft','publicised','submitted','returned','approved','refused','cancelled')`,
)
@Check('grant_list_not_negative', 'persons >= 0 AND amount >= 0')
export class GrantList {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: GrantListId;
  @Column('int') version: number;
  @Column('text') number: string;
  @Column('text') name: string;
  /** The union of the programme: it spends. */
  @Column('uuid') unionId: UnionId;
  @Column('uuid') programmeId: ProgrammeId;
  @Column('int') academicYear: AcademicYear;
  @Column('text') status: GrantListStatus;
  @Column('int') persons: number;
  @FenColumn() amount: Fen;
  @Column('text', { nullable: true }) lastReason: string | null;
  @Column('uuid') createdById: PersonId;
  @Column('text') createdByName: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) approvedAt: Date | null;
}
