import type { CivilDate, Fen, Id, TenantId } from '@app/kernel';
import { CivilDateColumn, FenColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DisputeId, StatementSide } from '../domain/dispute';

const SESSION_WORDS = { purpose: 'disputes.dispute_session.words' };

/** A session that is planned or was held; lists of people are sealed, one to a line. */
@Entity({ schema: 'disputes', name: 'dispute_session' })
@Index('dispute_session_serial', ['tenantId', 'disputeId', 'serial'], { unique: true })
@Check('dispute_session_held_whole', `NOT held OR (present_sealed IS NOT NULL AND minutes_sealed IS NOT NULL)`)
export class DisputeSession {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'dispute-session'>;
  @Column('uuid') disputeId: DisputeId;
  @Column('int') serial: number;
  @CivilDateColumn() heldOn: CivilDate;
  @Column('text', { nullable: true }) atTime: string | null;
  @SealedColumn({}, SESSION_WORDS) placeSealed: Buffer;
  /** What the parties are to bring; they read it. */
  @SealedColumn({ nullable: true }, SESSION_WORDS) bringSealed: Buffer | null;
  @Column('boolean') held: boolean;
  @SealedColumn({ nullable: true }, SESSION_WORDS) presentSealed: Buffer | null;
  @SealedColumn({ nullable: true }, SESSION_WORDS) minutesSealed: Buffer | null;
  @SealedColumn({ nullable: true }, SESSION_WORDS) signedSealed: Buffer | null;
}

/** What one side said; the other side never reads it. */
@Entity({ schema: 'disputes', name: 'dispute_statement' })
@Index('dispute_statement_by_dispute', ['tenantId', 'disputeId', 'id'])
@Check('dispute_statement_side_known', `side IN ('applicant','respondent','witness')`)
export class DisputeStatement {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'dispute-statement'>;
  @Column('uuid') disputeId: DisputeId;
  @Column('text') side: StatementSide;
  @CivilDateColumn() takenOn: CivilDate;
  @SealedColumn({}, { purpose: 'disputes.dispute_statement.words' }) saidBySealed: Buffer;
  @SealedColumn() wordsSealed: Buffer;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}

export const OFFER_ANSWERS = ['agreed', 'declined'] as const;
export type OfferAnswer = (typeof OFFER_ANSWERS)[number];

/** A proposal of one side that the other answers. */
@Entity({ schema: 'disputes', name: 'dispute_offer' })
@Index('dispute_offer_by_dispute', ['tenantId', 'disputeId', 'id'])
@Check('dispute_offer_side_known', `side IN ('applicant','respondent')`)
@Check('dispute_offer_answer_known', `answer IN ('agreed','declined')`)
@Check('dispute_offer_answered_whole', `(answer IS NULL) = (answered_on IS NULL)`)
@Check('dispute_offer_amount', `amount >= 0`)
export class DisputeOffer {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'dispute-offer'>;
  @Column('int') version: number;
  @Column('uuid') disputeId: DisputeId;
  @Column('text') side: 'applicant' | 'respondent';
  @CivilDateColumn() offeredOn: CivilDate;
  @FenColumn() amount: Fen;
  @SealedColumn({ nullable: true }) wordsSealed: Buffer | null;
  @Column('text', { nullable: true }) answer: OfferAnswer | null;
  @CivilDateColumn({ nullable: true }) answeredOn: CivilDate | null;
  @SealedColumn({ nullable: true }, { purpose: 'disputes.dispute_offer.words' }) answerWordsSealed: Buffer | null;
}
