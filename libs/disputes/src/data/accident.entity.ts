import type { AccountId, CivilDate, Fen, Id, MemberId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  AccidentActivityKind,
  AccidentId,
  AccidentKind,
  AccidentPersonId,
  Employment,
  Harm,
  Payer,
  Recognition,
} from '../domain/accident';
import type { AccidentStatus } from '../domain/accident.lifecycle';

const ACCIDENT_WORDS = { purpose: 'disputes.accident.words' };
const INJURED = { purpose: 'disputes.accident_person.person' };

/** One accident at work. What is said of it and of people is sealed. */
@Entity({ schema: 'disputes', name: 'accident' })
@Index('accident_number', ['tenantId', 'number'], { unique: true })
@Index('accident_by_union', ['tenantId', 'unionId', 'status', 'id'])
@Index('accident_by_handler', ['tenantId', 'handlerAccountId', 'id'], { where: 'handler_account_id IS NOT NULL' })
@Check('accident_status_known', `status IN ('reported','investigating','found','opined','decided','declined','closed')`)
@Check(
  'accident_days_in_order',
  `reported_on >= occurred_on AND joined_on >= reported_on AND found_on >= joined_on AND opinion_on >= found_on AND decided_on >= opinion_on`,
)
@Check('accident_joined_whole', `(joined_on IS NULL) = (investigated_by IS NULL)`)
@Check('accident_found_whole', `(found_on IS NULL) = (findings_sealed IS NULL)`)
@Check('accident_opinion_whole', `(opinion_on IS NULL) = (opinion_sealed IS NULL)`)
@Check('accident_decision_whole', `(decided_on IS NULL) = (decision_sealed IS NULL)`)
@Check('accident_extended_within', `extended_days BETWEEN 0 AND 60`)
export class Accident {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: AccidentId;
  @Column('int') version: number;
  @Column('text') number: string;
  @Column('uuid') unionId: UnionId;
  @Column('text') status: AccidentStatus;
  @Column('text') kind: AccidentKind;
  @Column('text') employer: string;
  @Column('text', { nullable: true }) place: string | null;
  @CivilDateColumn() occurredOn: CivilDate;
  @CivilDateColumn() reportedOn: CivilDate;
  @SealedColumn({}, ACCIDENT_WORDS) factsSealed: Buffer;
  @Column('uuid') intakeAccountId: AccountId;
  @Column('text') intakeName: string;
  /** Who takes part in the investigation for the union. */
  @Column('uuid', { nullable: true }) handlerAccountId: AccountId | null;
  @Column('text', { nullable: true }) handlerName: string | null;
  @CivilDateColumn({ nullable: true }) joinedOn: CivilDate | null;
  /** The body that investigates: the employer, the county's team. */
  @Column('text', { nullable: true }) investigatedBy: string | null;
  @CivilDateColumn({ nullable: true }) foundOn: CivilDate | null;
  @SealedColumn({ nullable: true }, ACCIDENT_WORDS) findingsSealed: Buffer | null;
  @CivilDateColumn({ nullable: true }) opinionOn: CivilDate | null;
  @Column('text', { nullable: true }) opinionTo: string | null;
  @SealedColumn({ nullable: true }, ACCIDENT_WORDS) opinionSealed: Buffer | null;
  @CivilDateColumn({ nullable: true }) decidedOn: CivilDate | null;
  @SealedColumn({ nullable: true }, ACCIDENT_WORDS) decisionSealed: Buffer | null;
  /** What became of the union's opinion (工会法 art. 27: it is to be answered). */
  @SealedColumn({ nullable: true }, ACCIDENT_WORDS) opinionAnswerSealed: Buffer | null;
  @CivilDateColumn({ nullable: true }) declinedOn: CivilDate | null;
  @SealedColumn({ nullable: true }, ACCIDENT_WORDS) declineReasonSealed: Buffer | null;
  @CivilDateColumn({ nullable: true }) closedOn: CivilDate | null;
  @Column('int') extendedDays: number;
  @Column('timestamptz') openedAt: Date;
}

/** Somebody who was killed or injured, and his compensation. */
@Entity({ schema: 'disputes', name: 'accident_person' })
@Index('accident_person_by_accident', ['tenantId', 'accidentId', 'id'])
@Index('accident_person_by_member', ['tenantId', 'memberId'], { where: 'member_id IS NOT NULL' })
@Check('accident_person_harm_known', `harm IN ('dead','missing','severe','light')`)
@Check(
  'accident_person_employment_known',
  `employment IN ('contract','dispatched','contractor','casual','platform','trainee')`,
)
@Check('accident_person_recognition_known', `recognition IN ('none','applied','recognised','refused')`)
@Check(
  'accident_person_recognition_whole',
  `(recognition = 'none') = (applied_on IS NULL) AND (recognition IN ('recognised','refused')) = (recognised_on IS NOT NULL)`,
)
@Check('accident_person_disability', `disability BETWEEN 1 AND 10`)
@Check('accident_person_agreed_whole', `(agreed_fen IS NULL) = (agreed_on IS NULL)`)
@Check(
  'accident_person_amounts',
  `asked_fen >= 0 AND agreed_fen >= 0 AND paid_fen >= 0 AND (paid_fen = 0 OR paid_fen <= agreed_fen)`,
)
export class AccidentPerson {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: AccidentPersonId;
  @Column('int') version: number;
  @Column('uuid') accidentId: AccidentId;
  @Column('uuid', { nullable: true }) memberId: MemberId | null;
  @SealedColumn({}, INJURED) nameSealed: Buffer;
  /** Whom to reach: himself or his family. */
  @SealedColumn({ nullable: true }, INJURED) contactSealed: Buffer | null;
  @Column('text') harm: Harm;
  /** What was hurt, in words. */
  @SealedColumn({ nullable: true }) harmSealed: Buffer | null;
  @Column('text') employment: Employment;
  @Column('text') recognition: Recognition;
  @CivilDateColumn({ nullable: true }) appliedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) recognisedOn: CivilDate | null;
  @Column('int', { nullable: true }) disability: number | null;
  @FenColumn({ nullable: true }) askedFen: Fen | null;
  @FenColumn({ nullable: true }) agreedFen: Fen | null;
  @CivilDateColumn({ nullable: true }) agreedOn: CivilDate | null;
  /** Sum of his payments. */
  @FenColumn() paidFen: Fen;
  @Column('text', { nullable: true }) endedReason: string | null;
  /** Entered by mistake. */
  @CivilDateColumn({ nullable: true }) removedOn: CivilDate | null;
}

@Entity({ schema: 'disputes', name: 'accident_payment' })
@Index('accident_payment_by_accident', ['tenantId', 'accidentId', 'id'])
@Index('accident_payment_by_person', ['tenantId', 'personId'])
@Check('accident_payment_amount', 'amount_fen > 0')
@Check('accident_payment_payer_known', `payer IN ('employer','injury-fund','commercial','other')`)
export class AccidentPayment {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'accident-payment'>;
  @Column('uuid') personId: AccidentPersonId;
  @Column('uuid') accidentId: AccidentId;
  @CivilDateColumn() paidOn: CivilDate;
  @FenColumn() amountFen: Fen;
  @Column('text') payer: Payer;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}

/** What the union did in the investigation. */
@Entity({ schema: 'disputes', name: 'accident_activity' })
@Index('accident_activity_by_accident', ['tenantId', 'accidentId', 'id'])
@Check('accident_activity_kind_known', `kind IN ('site-visit','talk','meeting','papers','condolence','other')`)
export class AccidentActivity {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'accident-activity'>;
  @Column('uuid') accidentId: AccidentId;
  @Column('text') kind: AccidentActivityKind;
  @CivilDateColumn() onDay: CivilDate;
  @SealedColumn({}, ACCIDENT_WORDS) wordsSealed: Buffer;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}

/** One step of an accident's case, for its timeline. No personal data in `detail`. */
@Entity({ schema: 'disputes', name: 'accident_fact' })
@Index('accident_fact_by_accident', ['tenantId', 'accidentId', 'id'])
export class AccidentFact {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'accident-fact'>;
  @Column('uuid') accidentId: AccidentId;
  @Column('text') action: string;
  @Column('timestamptz') at: Date;
  @Column('uuid') byAccountId: AccountId;
  @Column('text') byName: string;
  @Column('text') status: AccidentStatus;
  @Column('jsonb') detail: object;
}
