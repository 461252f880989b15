import type { CivilDate, DocumentId, Fen, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PaymentKind } from '../domain/payment-method';
import type { PayoutBatchId } from './disbursement.entity';

/** Several disbursements that were paid together, wholly or not at all. Append-only. */
@Entity({ schema: 'disbursements', name: 'payout_batch' })
@Index('payout_batch_number', ['tenantId', 'number'], { unique: true })
@Index('payout_batch_by_union', ['tenantId', 'unionId', 'id'])
@Check('payout_batch_kind_known', `payment_kind IN ('transfer','cash','goods')`)
@Check('payout_batch_not_empty', 'item_count > 0 AND total > 0')
export class PayoutBatch {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: PayoutBatchId;
  @Column('int') version: number;
  @Column('text') number: string;
  @Column('uuid') unionId: UnionId;
  @Column('text') paymentKind: PaymentKind;
  @CivilDateColumn() paidOn: CivilDate;
  @Column('text', { nullable: true }) bankReference: string | null;
  @Column('uuid', { nullable: true }) receiptDocumentId: DocumentId | null;
  @Column('text', { nullable: true }) witness: string | null;
  @Column('int') itemCount: number;
  @FenColumn() total: Fen;
  @Column('uuid') paidBy: PersonId;
  @Column('text') paidByName: string;
  @Column('timestamptz') paidAt: Date;
}
