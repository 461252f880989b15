import type { AccountId, CivilDate, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HandOverLineId, HandOverStatus, LineStatus, OfficeHandOverId } from '../domain/office-hand-over';

/** 换届交接: what an officer who leaves passes on to the next one, in a union and below it. */
@Entity({ schema: 'identity', name: 'office_hand_over' })
@Index('office_hand_over_once', ['tenantId', 'unionId', 'fromAccountId'], { unique: true, where: `status = 'open'` })
@Index('office_hand_over_by_next', ['tenantId', 'toAccountId', 'id'])
@Check('office_hand_over_status_known', `status IN ('open','closed','cancelled')`)
@Check('office_hand_over_two_people', `from_account_id <> to_account_id`)
@Check('office_hand_over_end_has_instant', `(status = 'open') = (ended_at IS NULL)`)
export class OfficeHandOver {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: OfficeHandOverId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('uuid') fromAccountId: AccountId;
  @Column('text') fromName: string;
  @Column('uuid') toAccountId: AccountId;
  @Column('text') toName: string;
  @Column('text') reason: string;
  /** The last day in office. */
  @CivilDateColumn() onDay: CivilDate;
  @Column('boolean') endsRoles: boolean;
  @Column('text') status: HandOverStatus;
  @Column('text', { nullable: true }) cancelReason: string | null;
  @Column('uuid') openedBy: AccountId;
  @Column('text') openedByName: string;
  @Column('timestamptz') openedAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

/** One thing that waited for him by name when it was written down. */
@Entity({ schema: 'identity', name: 'hand_over_line' })
@Index('hand_over_line_once', ['tenantId', 'handOverId', 'kind', 'subjectId'], { unique: true })
@Index('hand_over_line_by_receiver', ['tenantId', 'toAccountId', 'handOverId'], { where: 'to_account_id IS NOT NULL' })
@Check('hand_over_line_receiver_named', `(to_account_id IS NULL) = (to_name IS NULL)`)
@Check('hand_over_line_status_known', `status IN ('waiting','accepted','refused','lapsed')`)
@Check('hand_over_line_decision_whole', `(status = 'waiting') = (decided_at IS NULL)`)
@Check('hand_over_line_refused_why', `status <> 'refused' OR reason IS NOT NULL`)
export class HandOverLine {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: HandOverLineId;
  @Column('int') version: number;
  @Column('uuid') handOverId: OfficeHandOverId;
  /** Which `OpenWork` it comes from. */
  @Column('text') kind: string;
  @Column('text') label: string;
  @Column('uuid') subjectId: string;
  @Column('text') title: string;
  @Column('text') link: string;
  @CivilDateColumn({ nullable: true }) dueOn: CivilDate | null;
  /** It came up after the list was frozen. */
  @Column('boolean') cameLater: boolean;
  @Column('int') place: number;
  @Column('text') status: LineStatus;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) decidedByName: string | null;
  /** To whom the desk gave it after the next officer refused it; he decides of it. */
  @Column('uuid', { nullable: true }) toAccountId: AccountId | null;
  @Column('text', { nullable: true }) toName: string | null;
}
