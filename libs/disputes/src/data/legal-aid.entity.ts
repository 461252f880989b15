import type { AccountId, CivilDate, Fen, Id, MemberId, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DisputeId, DisputeMatter } from '../domain/dispute';
import type {
  LegalAidId,
  LegalAidOutcome,
  LegalAidPaper,
  LegalAidService,
  LegalAidSource,
  RefusalGround,
  TerminationGround,
} from '../domain/legal-aid';
import type { LegalAidStatus } from '../domain/legal-aid.lifecycle';

const AID_WORDS = { purpose: 'disputes.legal_aid.words' };
const APPLICANT = { purpose: 'disputes.legal_aid.applicant' };

const MATTERS = `'wages','overtime-pay','severance','termination','work-injury','social-insurance','labour-relation','contract','working-time','training','labour-protection','other-labour','family','neighbour','other-civil'`;
const STATUSES = `'received','supplementing','granted','refused','in-objection','upheld','handling','completed','terminated','withdrawn','closed'`;

/** One case of legal aid. Who asks and what he tells is sealed. */
@Entity({ schema: 'disputes', name: 'legal_aid' })
@Index('legal_aid_number', ['tenantId', 'number'], { unique: true })
@Index('legal_aid_by_union', ['tenantId', 'unionId', 'status', 'id'])
@Index('legal_aid_by_receipt', ['tenantId', 'receivedOn', 'id'])
@Index('legal_aid_by_handler', ['tenantId', 'handlerAccountId', 'id'], { where: 'handler_account_id IS NOT NULL' })
@Index('legal_aid_by_member', ['tenantId', 'memberId', 'id'], { where: 'member_id IS NOT NULL' })
@Index('legal_aid_by_dispute', ['tenantId', 'disputeId'], { unique: true, where: 'dispute_id IS NOT NULL' })
@Check('legal_aid_status_known', `status IN (${STATUSES})`)
@Check('legal_aid_matter_known', `matter IN (${MATTERS})`)
@Check('legal_aid_source_known', `source IN ('desk','phone','written','online','referred')`)
@Check('legal_aid_service_known', `service IN ('advice','drafting','negotiation','arbitration','litigation')`)
@Check('legal_aid_papers_known', `papers <@ ARRAY['application','identity','means','evidence']::text[]`)
@Check('legal_aid_outcome_known', `outcome IN ('settled','won','partly-won','lost','served')`)
@Check(
  'legal_aid_refusal_known',
  `refusal_ground IN ('out-of-scope','not-in-need','no-ground','other-body','has-lawyer')`,
)
@Check(
  'legal_aid_termination_known',
  `termination_ground IN ('asked','deceived','misused','has-lawyer','ended','uncooperative')`,
)
@Check('legal_aid_referred_whole', `(source = 'referred') = (dispute_id IS NOT NULL)`)
@Check('legal_aid_decided_whole', `(decided_on IS NULL) = (decided_by IS NULL)`)
@Check('legal_aid_assigned_whole', `assigned_on IS NULL OR (granted_on IS NOT NULL AND handler_account_id IS NOT NULL)`)
@Check('legal_aid_outcome_whole', `outcome IS NULL OR concluded_on IS NOT NULL`)
@Check(
  'legal_aid_days_in_order',
  `decided_on >= received_on AND granted_on >= received_on AND assigned_on >= granted_on AND concluded_on >= received_on`,
)
@Check('legal_aid_amounts', `asked >= 0 AND recovered >= 0 AND people >= 1`)
export class LegalAid {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: LegalAidId;
  @Column('int') version: number;
  @Column('text') number: string;
  @Column('uuid') unionId: UnionId;
  @Column('text') status: LegalAidStatus;
  @Column('text') matter: DisputeMatter;
  @Column('text') source: LegalAidSource;
  @Column('text') service: LegalAidService;
  /** From which dispute it was referred. */
  @Column('uuid', { nullable: true }) disputeId: DisputeId | null;
  @Column('uuid', { nullable: true }) memberId: MemberId | null;
  @SealedColumn() applicantSealed: Buffer;
  @SealedColumn({ nullable: true }, APPLICANT) phoneSealed: Buffer | null;
  @Column('int') people: number;
  @Column('text') employer: string;
  @Column('text') employerKey: string;
  @FenColumn() asked: Fen;
  @SealedColumn({}, AID_WORDS) factsSealed: Buffer;
  /** A migrant worker; for some claims he is not asked for his means. */
  @Column('boolean') isMigrant: boolean;
  /** Last day of the limitation, when the applicant knows it. */
  @CivilDateColumn({ nullable: true }) limitationOn: CivilDate | null;
  /** What of the checklist has come in. */
  @Column('text', { array: true }) papers: LegalAidPaper[];
  @CivilDateColumn() receivedOn: CivilDate;
  @Column('uuid') intakeAccountId: AccountId;
  @Column('text') intakeName: string;
  @CivilDateColumn({ nullable: true }) decidedOn: CivilDate | null;
  @Column('uuid', { nullable: true }) decidedBy: AccountId | null;
  /** Whose decision it is: of who took it, and of whom he acted for. */
  @Column('uuid', { array: true, default: [] }) decidedByPersons: PersonId[];
  /** Granted before the papers were complete, because a limitation ran out. */
  @Column('boolean') isAhead: boolean;
  @Column('text', { nullable: true }) refusalGround: RefusalGround | null;
  @SealedColumn({ nullable: true }, AID_WORDS) reasonSealed: Buffer | null;
  @CivilDateColumn({ nullable: true }) grantedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) objectedOn: CivilDate | null;
  @SealedColumn({ nullable: true }, AID_WORDS) objectionSealed: Buffer | null;
  @CivilDateColumn({ nullable: true }) objectionDecidedOn: CivilDate | null;
  @SealedColumn({ nullable: true }, AID_WORDS) objectionAnswerSealed: Buffer | null;
  @Column('uuid', { nullable: true }) handlerAccountId: AccountId | null;
  @Column('text', { nullable: true }) handlerName: string | null;
  /** A lawyer from outside who stands for the applicant. */
  @Column('text', { nullable: true }) lawyerName: string | null;
  @Column('text', { nullable: true }) lawyerFirm: string | null;
  @CivilDateColumn({ nullable: true }) assignedOn: CivilDate | null;
  @Column('text', { nullable: true }) terminationGround: TerminationGround | null;
  @Column('text', { nullable: true }) outcome: LegalAidOutcome | null;
  @FenColumn() recovered: Fen;
  @SealedColumn({ nullable: true }, AID_WORDS) resultSealed: Buffer | null;
  @CivilDateColumn({ nullable: true }) concludedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) closedOn: CivilDate | null;
  @Column('timestamptz') openedAt: Date;
}

/** One entry of the handling: what was done, and when the applicant is to come with what. Never changed. */
@Entity({ schema: 'disputes', name: 'legal_aid_record' })
@Index('legal_aid_record_by_case', ['tenantId', 'legalAidId', 'id'])
@Check('legal_aid_record_next_whole', `bring_sealed IS NULL OR next_on IS NOT NULL`)
export class LegalAidRecord {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'legal-aid-record'>;
  @Column('uuid') legalAidId: LegalAidId;
  @CivilDateColumn() onDay: CivilDate;
  @SealedColumn({}, AID_WORDS) wordsSealed: Buffer;
  @CivilDateColumn({ nullable: true }) nextOn: CivilDate | null;
  /** Place and what to bring; the applicant reads it. */
  @SealedColumn({ nullable: true }, AID_WORDS) bringSealed: Buffer | null;
  @Column('text') byName: string;
  @Column('timestamptz') recordedAt: Date;
}

/** One step of a case, for its timeline. No personal data in `detail`. */
@Entity({ schema: 'disputes', name: 'legal_aid_fact' })
@Index('legal_aid_fact_by_case', ['tenantId', 'legalAidId', 'id'])
export class LegalAidFact {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'legal-aid-fact'>;
  @Column('uuid') legalAidId: LegalAidId;
  @Column('text') action: string;
  @Column('timestamptz') at: Date;
  @Column('uuid') byAccountId: AccountId;
  @Column('text') byName: string;
  @Column('text') status: LegalAidStatus;
  @Column('jsonb') detail: object;
}
