import type { CivilDate, Fen, FundAccountId, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FundMovementId, FundMovementKind, FundMovementStatus, JournalId } from '../domain';

/** A transfer or adjustment that one person asks for and another decides. */
@Entity({ schema: 'funds', name: 'fund_movement' })
@Index('fund_movement_number', ['tenantId', 'number'], { unique: true })
@Index('fund_movement_by_union', ['tenantId', 'unionId', 'id'])
@Index('fund_movement_by_account', ['tenantId', 'fundAccountId', 'id'])
@Index('fund_movement_to_account', ['tenantId', 'toFundAccountId', 'id'], { where: 'to_fund_account_id IS NOT NULL' })
@Check('fund_movement_kind_known', `kind IN ('transfer','adjust')`)
@Check('fund_movement_status_known', `status IN ('open','booked','refused','withdrawn')`)
@Check('fund_movement_transfer_has_target', `(kind = 'transfer') = (to_fund_account_id IS NOT NULL)`)
@Check('fund_movement_amount_fits', `amount <> 0 AND (kind = 'adjust' OR amount > 0)`)
@Check(
  'fund_movement_two_persons',
  `status NOT IN ('booked','refused') OR decided_by <> requested_by AND decided_by <> requested_for
    AND decided_for <> requested_by AND decided_for <> requested_for`,
)
@Check('fund_movement_decided_has_time', `(status = 'open') = (decided_at IS NULL)`)
@Check('fund_movement_booked_has_journal', `(status = 'booked') = (journal_id IS NOT NULL)`)
export class FundMovement {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: FundMovementId;
  @Column('int') version: number;
  @Column('text') number: string;
  /** The union of the account that the money leaves. */
  @Column('uuid') unionId: UnionId;
  @Column('text') kind: FundMovementKind;
  @Column('text') status: FundMovementStatus;
  @Column('uuid') fundAccountId: FundAccountId;
  @Column('uuid', { nullable: true }) toFundAccountId: FundAccountId | null;
  @FenColumn() amount: Fen;
  @CivilDateColumn() bookOn: CivilDate;
  @Column('text') reason: string;
  @Column('text') document: string;
  /** It takes bound money out of its purpose. */
  @Column('boolean') leavesPurpose: boolean;
  @Column('uuid') requestedBy: PersonId;
  /** For whom, by acting authority. */
  @Column('uuid', { nullable: true }) requestedFor: PersonId | null;
  @Column('text') requestedByName: string;
  @Column('timestamptz') requestedAt: Date;
  @Column('uuid', { nullable: true }) decidedBy: PersonId | null;
  @Column('uuid', { nullable: true }) decidedFor: PersonId | null;
  @Column('text', { nullable: true }) decidedByName: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text') decisionNote: string;
  @Column('uuid', { nullable: true }) journalId: JournalId | null;
}
