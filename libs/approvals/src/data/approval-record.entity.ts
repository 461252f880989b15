import type { AccountId, Fen, Id, PersonId, TenantId } from '@app/kernel';
import { FenColumn, TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ApprovalRequestId } from '../domain/approval-request';
import type { ApprovalAction } from '../domain/approval.lifecycle';

/** What was done besides signing: returned, refused, handed over … with the words. Append-only. */
@Entity({ schema: 'approvals', name: 'approval_record' })
@Index('approval_record_by_request', ['tenantId', 'requestId', 'id'])
export class ApprovalRecord {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'approval-record'>;
  @Column('uuid') requestId: ApprovalRequestId;
  @Column('text') action: ApprovalAction;
  @Column('int') step: number;
  @Column('text') stepName: string;
  @Column('int') round: number;
  @Column('uuid') personId: PersonId;
  @Column('text') personName: string;
  @Column('uuid') accountId: AccountId;
  @Column('uuid', { nullable: true }) toPersonId: PersonId | null;
  @Column('text', { nullable: true }) toPersonName: string | null;
  @Column('text') comment: string;
  /** The amount asked for after it. */
  @FenColumn() amount: Fen;
  @Column('timestamptz') doneAt: Date;
}
