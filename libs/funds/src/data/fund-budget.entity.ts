import type { Fen, FundAccountId, TenantId } from '@app/kernel';
import { FenColumn, TenantColumn } from '@app/persistence';
import { Check, Entity, PrimaryColumn } from 'typeorm';

/** A year of a fund account: what was planned, and what was spent by booking day. */
@Entity({ schema: 'funds', name: 'fund_budget' })
@Check('fund_budget_planned_not_negative', 'planned >= 0')
export class FundBudget {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') fundAccountId: FundAccountId;
  @PrimaryColumn('int') year: number;
  /** null: no budget was set. */
  @FenColumn({ nullable: true }) planned: Fen | null;
  @FenColumn({ default: 0 }) spent: Fen;
}
