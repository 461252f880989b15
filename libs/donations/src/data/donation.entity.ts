import type { CivilDate, Fen, FundAccountId, TenantId, UnionId } from '@app/kernel';
import type { JournalId } from '@app/funds';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DonationId, DonationStatus } from '../domain/donation';

@Entity({ schema: 'donations', name: 'donation' })
@Index('donation_number', ['tenantId', 'number'], { unique: true })
@Index('donation_by_union', ['tenantId', 'unionId', 'givenOn', 'id'])
@Index('donation_by_day', ['tenantId', 'givenOn', 'id'])
@Index('donation_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
@Check('donation_status_known', `status IN ('registered','voided')`)
@Check('donation_amount_positive', 'amount_fen > 0')
@Check('donation_void_has_reason', `(status = 'voided') = (void_reason IS NOT NULL)`)
@Check('donation_booked_in_account', 'journal_id IS NULL OR fund_account_id IS NOT NULL')
@Check('donation_receipt_whole', '(receipt_issued_on IS NULL) = (receipt_issued_by IS NULL)')
export class Donation {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: DonationId;
  @Column('int') version: number;
  /** 捐-2026-001-0001; the receipt bears it too. */
  @Column('text') number: string;
  @Column('uuid') unionId: UnionId;
  @CivilDateColumn() givenOn: CivilDate;
  @Column('text') donorName: string;
  /** Consent to be named in public; null: nobody asked. */
  @Column('boolean', { nullable: true }) mayBeNamed: boolean | null;
  /** Null is unknown, for a gift of a ledger of before. */
  @FenColumn({ nullable: true }) amountFen: Fen | null;
  @Column('boolean', { nullable: true }) designated: boolean | null;
  /** What the donor wants it to serve. */
  @Column('text', { nullable: true }) purpose: string | null;
  @Column('uuid', { nullable: true }) fundAccountId: FundAccountId | null;
  @Column('uuid', { nullable: true }) journalId: JournalId | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') status: DonationStatus;
  @Column('text', { nullable: true }) voidReason: string | null;
  @CivilDateColumn({ nullable: true }) receiptIssuedOn: CivilDate | null;
  @Column('text', { nullable: true }) receiptIssuedBy: string | null;
  @Column('text') registeredByName: string;
  @Column('timestamptz') registeredAt: Date;
  @Column('uuid', { nullable: true }) importId: string | null;
}

export const DONATION_ENTITIES = [Donation];
