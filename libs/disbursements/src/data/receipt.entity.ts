import type { Id, PersonId, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DisbursementId } from '../domain/disbursement';
import type { ReceiptAction } from '../domain/disbursement.lifecycle';

/** What the member said of a payment, and what the union answered. Append-only. */
@Entity({ schema: 'disbursements', name: 'receipt' })
@Index('receipt_by_disbursement', ['tenantId', 'disbursementId', 'id'])
@Check('receipt_action_known', `action IN ('confirm','dispute','answer')`)
export class Receipt {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'receipt'>;
  @Column('uuid') disbursementId: DisbursementId;
  @Column('text') action: ReceiptAction;
  @Column('text') note: string;
  @Column('uuid') personId: PersonId;
  @Column('text') personName: string;
  @Column('timestamptz') saidAt: Date;
}
