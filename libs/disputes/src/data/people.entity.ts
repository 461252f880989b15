import type { AccountId, CivilDate, Fen, Id, MemberId, PersonId, TenantId } from '@app/kernel';
import { CivilDateColumn, FenColumn, HashColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DisputeId, PartyId } from '../domain/dispute';

/** Somebody who asks. The MAC of his document is the register's own, so that members and others are found alike. */
@Entity({ schema: 'disputes', name: 'dispute_party' })
@Index('dispute_party_place', ['tenantId', 'disputeId', 'place'], { unique: true })
@Index('dispute_party_by_member', ['tenantId', 'memberId'], { where: 'member_id IS NOT NULL' })
@Index('dispute_party_by_document', ['tenantId', 'documentMac'], { where: 'document_mac IS NOT NULL' })
@Check('dispute_party_amounts', `asked >= 0 AND agreed >= 0 AND recovered >= 0`)
export class DisputeParty {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: PartyId;
  @Column('uuid') disputeId: DisputeId;
  @Column('int') place: number;
  @Column('uuid', { nullable: true }) memberId: MemberId | null;
  @SealedColumn() nameSealed: Buffer;
  @HashColumn({ nullable: true }) documentMac: Buffer | null;
  @SealedColumn({ nullable: true }) documentSealed: Buffer | null;
  @SealedColumn({ nullable: true }) phoneSealed: Buffer | null;
  @Column('boolean') isRepresentative: boolean;
  @FenColumn() asked: Fen;
  /** By the agreement; null while there is none. */
  @FenColumn({ nullable: true }) agreed: Fen | null;
  @FenColumn() recovered: Fen;
}

/** Who mediates; `declaredOn` is his written word that he has nothing to do with either side. */
@Entity({ schema: 'disputes', name: 'dispute_mediator' })
@Index('dispute_mediator_once', ['tenantId', 'disputeId', 'accountId'], { unique: true, where: 'replaced_on IS NULL' })
@Index('dispute_mediator_by_account', ['tenantId', 'accountId', 'disputeId'], { where: 'replaced_on IS NULL' })
@Check('dispute_mediator_replaced_whole', `(replaced_on IS NULL) = (replaced_reason IS NULL)`)
export class DisputeMediator {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'dispute-mediator'>;
  @Column('uuid') disputeId: DisputeId;
  @Column('uuid') accountId: AccountId;
  @Column('uuid') personId: PersonId;
  @Column('text') name: string;
  @Column('boolean') presides: boolean;
  @CivilDateColumn() appointedOn: CivilDate;
  @CivilDateColumn({ nullable: true }) declaredOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) replacedOn: CivilDate | null;
  @Column('text', { nullable: true }) replacedReason: string | null;
}

/** How an applicant found his case handled. */
@Entity({ schema: 'disputes', name: 'dispute_rating' })
@Index('dispute_rating_once', ['tenantId', 'disputeId', 'memberId'], { unique: true })
@Check('dispute_rating_stars_known', `stars BETWEEN 1 AND 5`)
export class DisputeRating {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'dispute-rating'>;
  @Column('uuid') disputeId: DisputeId;
  @Column('uuid') memberId: MemberId;
  @Column('int') stars: number;
  @SealedColumn({ nullable: true }) commentSealed: Buffer | null;
  @Column('timestamptz') ratedAt: Date;
}
