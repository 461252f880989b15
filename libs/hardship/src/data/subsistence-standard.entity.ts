import type { CivilDate, Fen, Id, TenantId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Area } from '../domain/subsistence-standard';

/** 低保标准 as it was published, from when until when. */
@Entity({ schema: 'hardship', name: 'subsistence_standard' })
@Index('subsistence_standard_from', ['tenantId', 'region', 'area', 'validFrom'], { unique: true })
@Check('subsistence_standard_area_known', `area IN ('urban','rural')`)
@Check('subsistence_standard_positive', `month_amount > 0`)
@Check('subsistence_standard_days_in_order', `valid_to IS NULL OR valid_to >= valid_from`)
export class SubsistenceStandardRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'subsistence-standard'>;
  @Column('int') version: number;
  @Column('text', { nullable: true }) region: string | null;
  @Column('text') area: Area;
  @FenColumn() monthAmount: Fen;
  @CivilDateColumn() validFrom: CivilDate;
  @CivilDateColumn({ nullable: true }) validTo: CivilDate | null;
  @Column('text') source: string;
}
