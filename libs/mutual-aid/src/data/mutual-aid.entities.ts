import type { CivilDate, Fen, MemberId, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ClaimId, ClaimStatus, EnrolmentId, PlanId } from '../domain/claim';

/** 保障计划 of one term. Null is unknown, for a plan that only a ledger of before tells of. */
@Entity({ schema: 'mutual_aid', name: 'plan' })
@Index('plan_by_union', ['tenantId', 'unionId', 'id'])
@Index('plan_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
@Check('plan_days_in_order', 'ends_on >= starts_on')
@Check(
  'plan_numbers_in_range',
  'fee_fen >= 0 AND waiting_days >= 0 AND claim_days > 0 AND share_percent BETWEEN 1 AND 100 AND cap_fen > 0',
)
export class Plan {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: PlanId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('text') name: string;
  @CivilDateColumn({ nullable: true }) startsOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) endsOn: CivilDate | null;
  @FenColumn({ nullable: true }) feeFen: Fen | null;
  /** Days from the beginning of cover in which a stay is not covered; not for who renewed without a gap. */
  @Column('int') waitingDays: number;
  /** Days after discharge in which a claim may be made; null: no limit. */
  @Column('int', { nullable: true }) claimDays: number | null;
  /** Of what the member paid himself; null: the amount is set by hand. */
  @Column('int', { nullable: true }) sharePercent: number | null;
  /** Most that a member gets in the term. */
  @FenColumn({ nullable: true }) capFen: Fen | null;
  /** Name of who runs it: who consents is told to whom his papers go, and consents to this name (PIPL art. 23). */
  @Column('text', { nullable: true }) association: string | null;
  /** How that one is reached. */
  @Column('text', { nullable: true }) associationContact: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') addedByName: string;
  @Column('timestamptz') addedAt: Date;
  @Column('uuid', { nullable: true }) importId: string | null;
}

/** A member's cover by a plan. */
@Entity({ schema: 'mutual_aid', name: 'enrolment' })
@Index('enrolment_once', ['tenantId', 'planId', 'memberId'], { unique: true, where: 'cancelled_on IS NULL' })
@Index('enrolment_by_plan', ['tenantId', 'planId', 'id'])
@Index('enrolment_by_end', ['tenantId', 'endsOn'], { where: 'cancelled_on IS NULL' })
@Check('enrolment_fee', 'fee_fen >= 0')
@Check('enrolment_cancelled_whole', '(cancelled_on IS NULL) = (cancel_reason IS NULL)')
@Index('enrolment_by_member', ['tenantId', 'memberId', 'endsOn'])
@Index('enrolment_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
export class Enrolment {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: EnrolmentId;
  @Column('int') version: number;
  @Column('uuid') planId: PlanId;
  @Column('uuid') unionId: UnionId;
  @Column('uuid') memberId: MemberId;
  @CivilDateColumn({ nullable: true }) startsOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) endsOn: CivilDate | null;
  /** What was taken for the term; null is unknown, as in ledgers of before. */
  @FenColumn({ nullable: true }) feeFen: Fen | null;
  /** First day of a stay that is covered: the waiting days are over, or there was no gap; null is unknown. */
  @CivilDateColumn({ nullable: true }) coveredFrom: CivilDate | null;
  @CivilDateColumn({ nullable: true }) cancelledOn: CivilDate | null;
  @Column('text', { nullable: true }) cancelReason: string | null;
  @Column('text') enrolledByName: string;
  @Column('timestamptz') enrolledAt: Date;
  @Column('uuid', { nullable: true }) importId: string | null;
}

@Entity({ schema: 'mutual_aid', name: 'claim' })
@Index('claim_number', ['tenantId', 'number'], { unique: true })
@Index('claim_by_union', ['tenantId', 'unionId', 'id'])
@Index('claim_by_member', ['tenantId', 'memberId', 'id'])
@Index('claim_by_enrolment', ['tenantId', 'enrolmentId'])
@Index('claim_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
@Check('claim_status_known', `status IN ('submitted','checked','approved','paid','returned','refused','withdrawn')`)
@Check('claim_days_in_order', 'discharged_on >= admitted_on')
@Check('claim_amounts', 'self_paid_fen >= 0 AND paid_fen > 0')
@Check('claim_paid_whole', `status <> 'paid' OR paid_on IS NOT NULL`)
@Check('claim_ending_has_reason', `status NOT IN ('returned','refused') OR reason IS NOT NULL`)
@Check(
  'claim_decided_by_another',
  `decided_by_person <> registered_by_person AND decided_by_person <> registered_for_person
   AND decided_by_person <> checked_by_person AND decided_by_person <> checked_for_person
   AND decided_for_person <> registered_by_person AND decided_for_person <> registered_for_person
   AND decided_for_person <> checked_by_person AND decided_for_person <> checked_for_person`,
)
@Check('claim_approved_whole', `status <> 'approved' OR (paid_fen IS NOT NULL AND decided_on IS NOT NULL)`)
export class Claim {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: ClaimId;
  @Column('int') version: number;
  @Column('text') number: string;
  @Column('uuid') enrolmentId: EnrolmentId;
  @Column('uuid') unionId: UnionId;
  @Column('uuid') memberId: MemberId;
  @CivilDateColumn({ nullable: true }) admittedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) dischargedOn: CivilDate | null;
  /** What the member paid himself. */
  @FenColumn({ nullable: true }) selfPaidFen: Fen | null;
  /** What the plan pays, once it is approved. */
  @FenColumn({ nullable: true }) paidFen: Fen | null;
  @CivilDateColumn({ nullable: true }) paidOn: CivilDate | null;
  @Column('text') status: ClaimStatus;
  /** Why it was returned, refused or withdrawn. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) note: string | null;
  /** Null for what a ledger of before tells. */
  @Column('uuid', { nullable: true }) registeredByPerson: PersonId | null;
  /** For whom, by acting authority. */
  @Column('uuid', { nullable: true }) registeredForPerson: PersonId | null;
  @Column('uuid', { nullable: true }) checkedByPerson: PersonId | null;
  @Column('uuid', { nullable: true }) checkedForPerson: PersonId | null;
  @Column('text', { nullable: true }) checkedByName: string | null;
  @CivilDateColumn({ nullable: true }) checkedOn: CivilDate | null;
  @Column('uuid', { nullable: true }) decidedByPerson: PersonId | null;
  @Column('uuid', { nullable: true }) decidedForPerson: PersonId | null;
  @Column('text', { nullable: true }) decidedByName: string | null;
  @CivilDateColumn({ nullable: true }) decidedOn: CivilDate | null;
  /** The association's transfer, by which it is found again. */
  @Column('text', { nullable: true }) paymentReference: string | null;
  @Column('text') registeredByName: string;
  @Column('timestamptz') registeredAt: Date;
  @Column('uuid', { nullable: true }) importId: string | null;
}

export const MUTUAL_AID_ENTITIES = [Plan, Enrolment, Claim];
