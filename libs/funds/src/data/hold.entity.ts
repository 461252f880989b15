import type { CivilDate, Fen, FundAccountId, TenantId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HoldId, HoldState, HoldStatus, JournalId } from '../domain';

@Entity({ schema: 'funds', name: 'hold' })
@Index('hold_one_placed_per_subject', ['tenantId', 'subjectId'], { unique: true, where: `status = 'placed'` })
@Index('hold_by_subject', ['tenantId', 'subjectId', 'id'])
@Index('hold_placed_by_fund', ['tenantId', 'fundAccountId', 'id'], { where: `status = 'placed'` })
@Check('hold_status_known', `status IN ('placed','settled','released','reversed')`)
@Check('hold_amount_positive', 'amount > 0')
@Check('hold_paid_names_journal', `(status IN ('settled','reversed')) = (settled_by IS NOT NULL)`)
export class Hold {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: HoldId;
  @Column('int') version: number;
  @Column('uuid') fundAccountId: FundAccountId;
  @Column('text') subjectType: string;
  @Column('uuid') subjectId: string;
  @FenColumn() amount: Fen;
  @Column('text') status: HoldStatus;
  @Column('uuid', { nullable: true }) settledBy: JournalId | null;
  @CivilDateColumn() placedOn: CivilDate;
  @Column('timestamptz') placedAt: Date;
}

/** What the rules look at. */
export function holdStateOf(hold: Hold): HoldState {
  const { id, fundAccountId, amount, status, placedOn, settledBy, subjectType, subjectId } = hold;
  return { id, fundAccountId, amount, status, placedOn, settledBy, subject: { type: subjectType, id: subjectId } };
}
