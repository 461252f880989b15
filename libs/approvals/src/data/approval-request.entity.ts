import type { CivilDate, Fen, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AddedSigner, ApprovalRequestId, ApprovalStatus } from '../domain/approval-request';
import type { ApprovalTier, RouteStep } from '../domain/approval-route';
import type { DutyPart } from '../domain/separate-duties';

/** A request as it is kept; its signatures and the parts taken are rows of their own. */
@Entity({ schema: 'approvals', name: 'approval_request' })
@Index('approval_request_one_running', ['tenantId', 'subjectId'], {
  unique: true,
  where: `status IN ('open','returned')`,
})
@Index('approval_request_by_subject', ['tenantId', 'subjectId', 'id'])
@Index('approval_request_waiting', ['tenantId', 'waitingSince', 'id'], { where: `status = 'open'` })
@Index('approval_request_waiting_in_union', ['tenantId', 'unionId', 'waitingSince', 'id'], {
  where: `status = 'open'`,
})
@Check('approval_request_status_known', `status IN ('open','returned','approved','refused','withdrawn')`)
@Check('approval_request_amount_not_negative', 'amount >= 0')
@Check('approval_request_step_known', 'current_step >= 0 AND current_step < jsonb_array_length(steps)')
@Check(
  'approval_request_decided_has_instant',
  `(status IN ('approved','refused','withdrawn')) = (decided_at IS NOT NULL)`,
)
export class ApprovalRequest {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: ApprovalRequestId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('text') subjectType: string;
  @Column('uuid') subjectId: string;
  /** What people see of the subject: its number and, in a few words, what it is. No names. */
  @Column('text') subjectNumber: string;
  @Column('text') subjectTitle: string;
  @FenColumn() amount: Fen;
  @Column('text') routeCode: string;
  @Column('text') tier: ApprovalTier;
  @Column('text') routeVersion: string;
  @Column('text') routeReason: string;
  @Column('jsonb') steps: readonly RouteStep[];
  @Column('int') currentStep: number;
  @Column('text') status: ApprovalStatus;
  @Column('int') round: number;
  @Column('uuid') requesterId: PersonId;
  @Column('text') requesterName: string;
  @Column('uuid', { array: true }) recipientIds: readonly PersonId[];
  @Column('jsonb') addedSigners: readonly AddedSigner[];
  @Column('uuid', { nullable: true }) assignedTo: PersonId | null;
  @Column('int', { nullable: true }) returnedFromStep: number | null;
  @CivilDateColumn({ nullable: true }) remindedOn: CivilDate | null;
  /** Whom it waits for, kept so that "what waits for me" is one indexed read; empty unless open. */
  @Column('text', { array: true }) waitingRoles: readonly string[];
  @Column('uuid', { array: true }) waitingPersons: readonly PersonId[];
  @Column('text') waitingDuty: DutyPart;
  @Column('timestamptz') waitingSince: Date;
  @Column('timestamptz') openedAt: Date;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
}
