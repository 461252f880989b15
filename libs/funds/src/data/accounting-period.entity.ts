import type { Fen, Id, TenantId, UnionId } from '@app/kernel';
import { FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Month, PeriodStatus } from '../domain';

@Entity({ schema: 'funds', name: 'accounting_period' })
@Index('accounting_period_month', ['tenantId', 'unionId', 'month'], { unique: true })
@Check('accounting_period_month_shape', `month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`)
@Check('accounting_period_status_known', `status IN ('open','closed')`)
@Check('accounting_period_closed_has_time', `(status = 'closed') = (closed_at IS NOT NULL)`)
export class AccountingPeriod {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'accounting-period'>;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('text') month: Month;
  @Column('text') status: PeriodStatus;
  @FenColumn({ nullable: true }) statementBalance: Fen | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  /** The decision that reopened it. */
  @Column('text', { nullable: true }) document: string | null;
}
