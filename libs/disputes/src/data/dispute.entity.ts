import type { AccountId, CivilDate, Fen, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DisputeId, DisputeMatter, DisputeSource, Employment, Referral, Remedy } from '../domain/dispute';
import type { DisputeOutcome, DisputeStatus } from '../domain/dispute.lifecycle';

const STATUSES = `'received','consent-asked','accepted','rejected','investigating','in-session','agreed','failed','withdrawn','expired','referred','performing','performed','breached','closed'`;
const MATTERS = `'wages','overtime-pay','severance','termination','work-injury','social-insurance','labour-relation','contract','working-time','training','labour-protection','other-labour','family','neighbour','other-civil'`;
const REFERRALS = `'arbitration','inspection','court','petition','legal-aid','judicial-office'`;

/** 劳动争议: who asks whom for what, and how far it has come. Words of people are sealed. */
@Entity({ schema: 'disputes', name: 'dispute' })
@Index('dispute_number', ['tenantId', 'number'], { unique: true })
@Index('dispute_by_union', ['tenantId', 'unionId', 'status', 'id'])
@Index('dispute_by_receipt', ['tenantId', 'receivedOn', 'id'])
@Index('dispute_by_employer', ['tenantId', 'employerKey'], { where: 'concluded_on IS NULL' })
@Index('dispute_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
@Check('dispute_status_known', `status IN (${STATUSES})`)
@Check('dispute_matter_known', `matter IN (${MATTERS})`)
@Check('dispute_source_known', `source IN ('desk','phone','online','written','oral')`)
@Check('dispute_employment_known', `employment IN ('employed','ended','unknown')`)
@Check('dispute_referral_known', `referred_to IN (${REFERRALS})`)
@Check('dispute_remedy_known', `remedy IN ('pay-order','arbitration','court')`)
@Check('dispute_outcome_known', `outcome IN ('agreed','failed','withdrawn','expired','referred','rejected')`)
@Check('dispute_concluded_whole', `(outcome IS NULL) = (concluded_on IS NULL)`)
@Check('dispute_days_in_order', `accepted_on >= received_on AND concluded_on >= received_on`)
@Check(
  'dispute_arbitration_in_order',
  `arbitration_decided_on IS NULL OR arbitration_decided_on >= arbitration_accepted_on`,
)
@Check('dispute_amounts', `asked >= 0 AND recovered >= 0 AND workers >= 1`)
export class Dispute {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: DisputeId;
  @Column('int') version: number;
  @Column('text') number: string;
  /** The union at whose desk it was received. */
  @Column('uuid') unionId: UnionId;
  @Column('text') status: DisputeStatus;
  @Column('text') matter: DisputeMatter;
  @Column('text') source: DisputeSource;
  @Column('text') employer: string;
  /** The employer's name without what is written differently each time; finds a running case of the same. */
  @Column('text') employerKey: string;
  @Column('uuid', { nullable: true }) employerUnionId: UnionId | null;
  @SealedColumn({ nullable: true }) employerContactSealed: Buffer | null;
  @CivilDateColumn() receivedOn: CivilDate;
  /** When the applicant knew that his right was infringed. */
  @CivilDateColumn() knownOn: CivilDate;
  @Column('text') employment: Employment;
  @CivilDateColumn({ nullable: true }) employmentEndedOn: CivilDate | null;
  /** Where a spoken application was written down. */
  @Column('text', { nullable: true }) recordedPlace: string | null;
  @SealedColumn({ nullable: true }) factsSealed: Buffer | null;
  /** What is asked, in words with amounts, as JSON. */
  @SealedColumn({ nullable: true }) claimsSealed: Buffer | null;
  @SealedColumn({ nullable: true }) remarkSealed: Buffer | null;
  /** 涉及人数: may be more than those who are named. */
  @Column('int') workers: number;
  @FenColumn() asked: Fen;
  /** 追回: what the applicants have got, as it was paid. */
  @FenColumn() recovered: Fen;
  @Column('uuid', { nullable: true }) intakeAccountId: AccountId | null;
  @Column('text') intakeName: string;
  @CivilDateColumn({ nullable: true }) consentAskedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) acceptedOn: CivilDate | null;
  @Column('text', { nullable: true }) outcome: DisputeOutcome | null;
  /** 结案: when mediation came to its end; the file is closed after performance. */
  @CivilDateColumn({ nullable: true }) concludedOn: CivilDate | null;
  @SealedColumn({ nullable: true }) reasonSealed: Buffer | null;
  @Column('text', { nullable: true }) referredTo: Referral | null;
  @Column('text', { nullable: true }) remedy: Remedy | null;
  /** When the arbitration commission took it up, and when it decided. */
  @CivilDateColumn({ nullable: true }) arbitrationAcceptedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) arbitrationDecidedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) closedOn: CivilDate | null;
  @Column('uuid', { nullable: true }) importId: string | null;
  @Column('timestamptz') openedAt: Date;
}
