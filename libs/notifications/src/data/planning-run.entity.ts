import type { CivilDate, Id, TenantId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const PLANNING_REASONS = ['daily', 'official-days'] as const;
export type PlanningReason = (typeof PLANNING_REASONS)[number];

/** One planning of everything: when, why, and what it changed. Rows are added and never changed. */
@Entity({ schema: 'notifications', name: 'planning_run' })
@Check('planning_run_reason_known', `reason IN ('daily','official-days')`)
@Check('planning_run_names_year', `(reason = 'official-days') = (official_year IS NOT NULL)`)
@Index('planning_run_by_day', ['tenantId', 'plannedOn', 'id'])
export class PlanningRun {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'planning-run'>;
  @CivilDateColumn() plannedOn: CivilDate;
  @Column('text') reason: PlanningReason;
  /** Whose list of days off was imported. */
  @Column('int', { nullable: true }) officialYear: number | null;
  @Column('int') added: number;
  @Column('int') renewed: number;
  @Column('int') dropped: number;
  @Column('timestamptz') at: Date;
}
