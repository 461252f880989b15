import type { CivilDate, Fen, FundAccountId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FundAccountState, FundAccountStatus, FundKind, FundPurpose } from '../domain';

@Entity({ schema: 'funds', name: 'fund_account' })
@Index('fund_account_code', ['tenantId', 'unionId', 'code'], { unique: true })
@Index('fund_account_name', ['tenantId', 'unionId', 'name'], { unique: true })
@Check('fund_account_status_known', `status IN ('open','frozen','closed')`)
@Check('fund_account_never_below_zero', `available >= 0 AND held >= 0 AND spent >= 0`)
@Check('fund_account_sums_to_zero', `available + held + spent + funding = 0`)
export class FundAccount implements FundAccountState {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: FundAccountId;
  /** Version of the particulars; the ledger changes the balances without it. */
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('text') kind: FundKind;
  /** Where the money comes from, as people wrote it. */
  @Column('text') source: string;
  @Column('text') status: FundAccountStatus;
  @Column('text', { array: true }) restrictedTo: FundPurpose[];
  @Column('boolean') needsHardshipFile: boolean;
  @Column('text', { nullable: true }) note: string | null;
  @FenColumn() available: Fen;
  @FenColumn() held: Fen;
  @FenColumn() spent: Fen;
  @FenColumn() funding: Fen;
  /** Journals that touched the account: the number of its last entry. */
  @Column('int') entries: number;
  @CivilDateColumn() openedOn: CivilDate;
  @Column('timestamptz') createdAt: Date;
}
