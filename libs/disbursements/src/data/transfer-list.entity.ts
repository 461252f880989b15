import type { Fen, Id, PersonId, TenantId, UnionId } from '@app/kernel';
import { FenColumn, HashColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DisbursementId } from '../domain/disbursement';
import type { TransferItemResult, TransferListStatus } from '../domain/transfer-list';
import type { PayoutBatchId } from './disbursement.entity';

export type TransferListId = Id<'transfer-list'>;

/** 代发文件: transfers that were given to the bank together. */
@Entity({ schema: 'disbursements', name: 'transfer_list' })
@Index('transfer_list_number', ['tenantId', 'number'], { unique: true })
@Index('transfer_list_by_union', ['tenantId', 'unionId', 'id'])
@Check('transfer_list_status_known', `status IN ('sent','settled','cancelled')`)
@Check('transfer_list_not_empty', 'item_count > 0 AND total > 0')
@Check('transfer_list_closed_has_time', `(status = 'sent') = (closed_at IS NULL)`)
export class TransferList {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: TransferListId;
  @Column('int') version: number;
  @Column('text') number: string;
  @Column('uuid') unionId: UnionId;
  @Column('text') status: TransferListStatus;
  @Column('int') itemCount: number;
  @FenColumn() total: Fen;
  @Column('uuid', { nullable: true }) planId: string | null;
  @Column('text', { nullable: true }) planNumber: string | null;
  @Column('uuid') preparedBy: PersonId;
  @Column('text') preparedByName: string;
  @Column('timestamptz') preparedAt: Date;
  @Column('int') paidCount: number;
  @Column('int') failedCount: number;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  /** The batch in which those that the bank paid were booked; null: none was. */
  @Column('uuid', { nullable: true }) payoutBatchId: PayoutBatchId | null;
  /** Why it was cancelled. */
  @Column('text') note: string;
}

/** One transfer of a list, with the payee that the bank was told. */
@Entity({ schema: 'disbursements', name: 'transfer_list_item' })
@Index('transfer_list_item_open', ['tenantId', 'disbursementId'], { unique: true, where: 'result IS NULL' })
@Index('transfer_list_item_by_disbursement', ['tenantId', 'disbursementId', 'listId'])
@Check('transfer_list_item_result_known', `result IN ('paid','failed','cancelled')`)
@Check('transfer_list_item_amount_positive', 'amount > 0')
export class TransferListItem {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') listId: TransferListId;
  @PrimaryColumn('int') line: number;
  @Column('uuid') disbursementId: DisbursementId;
  @FenColumn() amount: Fen;
  @SealedColumn({}, { purpose: 'disbursements.disbursement.payee' }) payeeSealed: Buffer;
  @HashColumn() payeeCardMac: Buffer;
  /** Null until the bank has answered. */
  @Column('text', { nullable: true }) result: TransferItemResult | null;
  /** What the bank says. */
  @Column('text') reason: string;
}
