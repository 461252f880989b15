import type { CivilDate, Fen, Id, TenantId } from '@app/kernel';
import { CivilDateColumn, FenColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DisputeId, PartyId } from '../domain/dispute';

/** 调解协议书, with who signed, the record of the seal, and what was asked of court and arbitration. */
@Entity({ schema: 'disputes', name: 'dispute_agreement' })
@Index('dispute_agreement_one', ['tenantId', 'disputeId'], { unique: true })
@Check('dispute_agreement_signed', `applicant_signed AND respondent_signed AND mediator_signed`)
@Check('dispute_agreement_days', `effective_on >= agreed_on AND sealed_on >= agreed_on`)
export class DisputeAgreement {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'dispute-agreement'>;
  @Column('int') version: number;
  @Column('uuid') disputeId: DisputeId;
  @CivilDateColumn() agreedOn: CivilDate;
  @CivilDateColumn() effectiveOn: CivilDate;
  @SealedColumn() termsSealed: Buffer;
  @Column('boolean') applicantSigned: boolean;
  @Column('boolean') respondentSigned: boolean;
  @Column('boolean') mediatorSigned: boolean;
  @CivilDateColumn() sealedOn: CivilDate;
  /** 用印登记号. */
  @Column('text', { nullable: true }) sealNumber: string | null;
  @CivilDateColumn({ nullable: true }) judicialRequestedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) judicialConfirmedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) reviewRequestedOn: CivilDate | null;
  @CivilDateColumn({ nullable: true }) reviewConfirmedOn: CivilDate | null;
}

/** One payment to one applicant. */
@Entity({ schema: 'disputes', name: 'dispute_instalment' })
@Index('dispute_instalment_by_dispute', ['tenantId', 'disputeId', 'dueOn', 'id'])
@Check('dispute_instalment_positive', `amount > 0`)
export class DisputeInstalment {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'dispute-instalment'>;
  @Column('int') version: number;
  @Column('uuid') disputeId: DisputeId;
  @Column('uuid') partyId: PartyId;
  @CivilDateColumn() dueOn: CivilDate;
  @FenColumn() amount: Fen;
  @CivilDateColumn({ nullable: true }) paidOn: CivilDate | null;
}
