import type { AccountId, CivilDate, Id, PersonId, TenantId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ApprovalRequestId } from '../domain/approval-request';
import type { CollectiveVote } from '../domain/collective-decision';

/** A signature; it can only become invalid. */
@Entity({ schema: 'approvals', name: 'signature' })
@Index('signature_once_per_person', ['tenantId', 'requestId', 'personId'], { unique: true, where: 'valid' })
@Index('signature_once_per_step', ['tenantId', 'requestId', 'step'], {
  unique: true,
  where: 'valid AND role IS NOT NULL',
})
@Index('signature_by_request', ['tenantId', 'requestId', 'id'])
@Check('signature_duty_known', `duty IN ('reviews','approves')`)
export class SignatureRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'signature'>;
  @Column('uuid') requestId: ApprovalRequestId;
  @Column('uuid') subjectId: string;
  @Column('int') step: number;
  @Column('text') stepName: string;
  @Column('text') duty: 'reviews' | 'approves';
  @Column('uuid') personId: PersonId;
  @Column('text') personName: string;
  @Column('uuid', { nullable: true }) onBehalfOf: PersonId | null;
  @Column('text', { nullable: true }) role: string | null;
  @Column('int') round: number;
  @CivilDateColumn() signedOn: CivilDate;
  @Column('timestamptz') signedAt: Date;
  @Column('uuid') accountId: AccountId;
  @Column('text') comment: string;
  @Column('jsonb', { nullable: true }) vote: CollectiveVote | null;
  @Column('boolean') valid: boolean;
}
