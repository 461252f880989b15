import type { CivilDate, Fen, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ActivityId, ActivityStatus } from '../domain/activity';

/** A service event. A figure that nobody counted is null, not 0. */
@Entity({ schema: 'activities', name: 'activity' })
@Index('activity_by_union', ['tenantId', 'unionId', 'heldOn', 'id'])
@Index('activity_by_day', ['tenantId', 'heldOn', 'id'])
@Index('activity_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
@Check('activity_status_known', `status IN ('registered','voided')`)
@Check('activity_figures_not_negative', 'person_times >= 0 AND quantity >= 0 AND cost_fen >= 0')
@Check('activity_void_has_reason', `(status = 'voided') = (void_reason IS NOT NULL)`)
export class Activity {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: ActivityId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @CivilDateColumn() heldOn: CivilDate;
  @Column('text') name: string;
  @Column('text', { nullable: true }) category: string | null;
  @Column('int', { nullable: true }) personTimes: number | null;
  @Column('int', { nullable: true }) quantity: number | null;
  @Column('text', { nullable: true }) unit: string | null;
  /** As the ledger has it; the payment itself stands in the fund account. */
  @FenColumn({ nullable: true }) costFen: Fen | null;
  @Column('text', { nullable: true }) fundName: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') status: ActivityStatus;
  @Column('text', { nullable: true }) voidReason: string | null;
  @Column('text') registeredByName: string;
  @Column('timestamptz') registeredAt: Date;
  @Column('uuid', { nullable: true }) importId: string | null;
}

export const ACTIVITY_ENTITIES = [Activity];
