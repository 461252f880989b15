import type { CivilDate, Id, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OccasionGroup, SubCondition } from '../domain';

export type OccasionRowId = Id<'occasion-row'>;

/** A dated row of the catalogue of a union, or (without union) a default of the tenant. */
@Entity({ schema: 'standards', name: 'occasion' })
@Index('occasion_of_union', ['tenantId', 'unionId', 'code', 'validFrom'], {
  unique: true,
  where: 'union_id IS NOT NULL',
})
@Index('occasion_of_tenant', ['tenantId', 'code', 'validFrom'], { unique: true, where: 'union_id IS NULL' })
@Check('occasion_group_known', `occasion_group IN ('must-visit','talk','festival','other')`)
@Check('occasion_deadline_sensible', 'deadline_working_days BETWEEN 0 AND 365')
@Check('occasion_dates_in_order', 'valid_to IS NULL OR valid_to >= valid_from')
export class OccasionRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: OccasionRowId;
  @Column('int') version: number;
  @Column('uuid', { nullable: true }) unionId: UnionId | null;
  @Column('text') code: string;
  @Column('text') name: string;
  /** `group` is a reserved word in SQL. */
  @Column('text') occasionGroup: OccasionGroup;
  @Column('int', { nullable: true }) deadlineWorkingDays: number | null;
  @Column('jsonb') subConditions: readonly SubCondition[];
  @Column('boolean') subConditionRequired: boolean;
  @Column('text') fundPurpose: string;
  @Column('boolean') kept: boolean;
  @Column('boolean') isDefault: boolean;
  /** Place in the catalogue. */
  @Column('int') position: number;
  @CivilDateColumn() validFrom: CivilDate;
  @CivilDateColumn({ nullable: true }) validTo: CivilDate | null;
  @Column('timestamptz') createdAt: Date;
}
