import type { AccountId, CivilDate, Id, MemberId, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PetitionId, PetitionKind, PetitionRoad, PetitionSource } from '../domain/petition';
import type { PetitionOutcome, PetitionStatus } from '../domain/petition.lifecycle';

const PETITIONER = { purpose: 'disputes.petition.petitioner' };
const PETITION_WORDS = { purpose: 'disputes.petition.words' };

const STATUSES = `'received','handling','declined','forwarded','returned','withdrawn','answered','in-review','reviewed','in-recheck','rechecked','closed'`;

/** One petition. Who brought it and what was said is sealed; it never reaches whom it is about (art. 30). */
@Entity({ schema: 'disputes', name: 'petition' })
@Index('petition_number', ['tenantId', 'number'], { unique: true })
@Index('petition_by_union', ['tenantId', 'unionId', 'status', 'id'])
@Index('petition_by_receipt', ['tenantId', 'receivedOn', 'id'])
@Index('petition_by_handler', ['tenantId', 'handlerAccountId', 'id'], { where: 'handler_account_id IS NOT NULL' })
@Index('petition_by_member', ['tenantId', 'memberId', 'id'], { where: 'member_id IS NOT NULL' })
@Check('petition_status_known', `status IN (${STATUSES})`)
@Check('petition_kind_known', `kind IN ('request','complaint','proposal')`)
@Check('petition_source_known', `source IN ('visit','letter','phone','online','forwarded')`)
@Check('petition_outcome_known', `outcome IN ('answered','declined','forwarded','returned','withdrawn')`)
@Check('petition_road_known', `road IN ('mediation','arbitration','court','inspection','social-aid','other-body')`)
@Check('petition_forwarded_whole', `(source = 'forwarded') = (forwarded_by IS NOT NULL)`)
@Check('petition_concluded_whole', `(outcome IS NULL) = (concluded_on IS NULL)`)
@Check('petition_judged_whole', `(in_time IS NULL) = (concluded_on IS NULL)`)
@Check(
  'petition_days_in_order',
  `replied_on >= received_on AND accepted_on >= received_on AND concluded_on >= received_on`,
)
@Check('petition_extended_within', `extended_days BETWEEN 0 AND 30`)
@Check('petition_people', `people >= 1`)
@Check('petition_stars_known', `stars BETWEEN 1 AND 5`)
@Check('petition_rated_whole', `(stars IS NULL) = (rated_at IS NULL)`)
export class Petition {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: PetitionId;
  @Column('int') version: number;
  @Column('text') number: string;
  @Column('uuid') unionId: UnionId;
  @Column('text') status: PetitionStatus;
  @Column('text') kind: PetitionKind;
  @Column('text') source: PetitionSource;
  @Column('text', { nullable: true }) forwardedBy: string | null;
  /** Whom or what it is about: an employer, an office. */
  @Column('text', { nullable: true }) about: string | null;
  @Column('uuid', { nullable: true }) memberId: MemberId | null;
  /** Null: anonymous. */
  @SealedColumn({ nullable: true }) petitionerSealed: Buffer | null;
  @SealedColumn({ nullable: true }, PETITIONER) phoneSealed: Buffer | null;
  /** One to a line. */
  @SealedColumn({ nullable: true }, PETITIONER) representativesSealed: Buffer | null;
  @Column('int') people: number;
  @SealedColumn() wordsSealed: Buffer;
  @SealedColumn({ nullable: true }, PETITION_WORDS) requestSealed: Buffer | null;
  @CivilDateColumn() receivedOn: CivilDate;
  @Column('uuid') intakeAccountId: AccountId;
  @Column('text') intakeName: string;
  @Column('uuid', { nullable: true }) handlerAccountId: AccountId | null;
  @Column('text', { nullable: true }) handlerName: string | null;
  /** When the petitioner was told in writing whether it is accepted. */
  @CivilDateColumn({ nullable: true }) repliedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) acceptedOn: CivilDate | null;
  @Column('int') extendedDays: number;
  @Column('text', { nullable: true }) outcome: PetitionOutcome | null;
  @CivilDateColumn({ nullable: true }) concludedOn: CivilDate | null;
  /** Told and answered within the clocks' own times; null until it is concluded. */
  @Column('boolean', { nullable: true }) inTime: boolean | null;
  @SealedColumn({ nullable: true }, PETITION_WORDS) reasonSealed: Buffer | null;
  @Column('text', { nullable: true }) road: PetitionRoad | null;
  @CivilDateColumn({ nullable: true }) answeredOn: CivilDate | null;
  @Column('uuid', { nullable: true }) answeredBy: AccountId | null;
  /** Whose answer it is: of who gave it, and of whom he acted for. */
  @Column('uuid', { array: true, default: [] }) answeredByPersons: PersonId[];
  @SealedColumn({ nullable: true }, PETITION_WORDS) answerSealed: Buffer | null;
  @CivilDateColumn({ nullable: true }) reviewRequestedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) reviewedOn: CivilDate | null;
  @Column('uuid', { nullable: true }) reviewedBy: AccountId | null;
  @Column('uuid', { array: true, default: [] }) reviewedByPersons: PersonId[];
  @SealedColumn({ nullable: true }, PETITION_WORDS) reviewSealed: Buffer | null;
  @CivilDateColumn({ nullable: true }) recheckRequestedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) recheckedOn: CivilDate | null;
  @SealedColumn({ nullable: true }, PETITION_WORDS) recheckSealed: Buffer | null;
  @CivilDateColumn({ nullable: true }) closedOn: CivilDate | null;
  @Column('timestamptz') openedAt: Date;
  /** When the petitioner is asked to come; one at a time, the last that was arranged. */
  @CivilDateColumn({ nullable: true }) meetingOn: CivilDate | null;
  @Column('text', { nullable: true }) meetingTime: string | null;
  @SealedColumn({ nullable: true }, PETITION_WORDS) meetingPlaceSealed: Buffer | null;
  @SealedColumn({ nullable: true }, PETITION_WORDS) meetingBringSealed: Buffer | null;
  /** How the petitioner found it handled. */
  @Column('int', { nullable: true }) stars: number | null;
  @SealedColumn({ nullable: true }, PETITION_WORDS) commentSealed: Buffer | null;
  @Column('timestamptz', { nullable: true }) ratedAt: Date | null;
}

/** One step of a petition, for its timeline. No personal data in `detail`. */
@Entity({ schema: 'disputes', name: 'petition_fact' })
@Index('petition_fact_by_petition', ['tenantId', 'petitionId', 'id'])
export class PetitionFact {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'petition-fact'>;
  @Column('uuid') petitionId: PetitionId;
  @Column('text') action: string;
  @Column('timestamptz') at: Date;
  @Column('uuid') byAccountId: AccountId;
  @Column('text') byName: string;
  @Column('text') status: PetitionStatus;
  @Column('jsonb') detail: object;
}
