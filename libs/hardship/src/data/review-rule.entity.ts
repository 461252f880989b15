import type { CivilDate, Id, TenantId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How the yearly review goes, from a day on; the one before it ends there. */
@Entity({ schema: 'hardship', name: 'review_rule' })
@Index('review_rule_from', ['tenantId', 'validFrom'], { unique: true })
@Check('review_rule_days_sound', `opens_before_days BETWEEN 1 AND 180 AND lapses_after_days BETWEEN 1 AND 365`)
@Check('review_rule_percent_sound', `spot_check_percent BETWEEN 1 AND 100`)
export class ReviewRuleRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'review-rule'>;
  @Column('int') version: number;
  @Column('int') opensBeforeDays: number;
  @Column('int') lapsesAfterDays: number;
  @Column('int') spotCheckPercent: number;
  @CivilDateColumn() validFrom: CivilDate;
  @Column('text') source: string;
}
