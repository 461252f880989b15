import type { CivilDate, Id, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Audience, HolidayForm } from '../domain/audience';
import type { HolidayRule } from '../domain/holiday-rule';
import type { DatedHoliday, HolidayState } from '../domain/union-holiday';

export type UnionHolidayId = Id<'union-holiday'>;

/** A dated row of a union's holidays or (without union) a default of the tenant. */
@Entity({ schema: 'calendar', name: 'union_holiday' })
@Index('union_holiday_of_union', ['tenantId', 'unionId', 'code', 'validFrom'], {
  unique: true,
  where: 'union_id IS NOT NULL',
})
@Index('union_holiday_of_tenant', ['tenantId', 'code', 'validFrom'], { unique: true, where: 'union_id IS NULL' })
@Check('union_holiday_state_known', `state IN ('kept','dropped','inherited')`)
@Check('union_holiday_form_known', `form IN ('cash','goods','both','activity')`)
@Check('union_holiday_lead_sensible', 'lead_days BETWEEN 0 AND 120')
@Check('union_holiday_dates_in_order', 'valid_until IS NULL OR valid_until >= valid_from')
export class UnionHolidayRow implements DatedHoliday {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: UnionHolidayId;
  @Column('int') version: number;
  @Column('uuid', { nullable: true }) unionId: UnionId | null;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('text') state: HolidayState;
  @Column('jsonb') rule: HolidayRule;
  @Column('int', { nullable: true }) leadDays: number | null;
  @Column('text', { array: true }) audiences: Audience[];
  @Column('text') form: HolidayForm;
  @Column('text') purpose: string;
  /** Place in the list. */
  @Column('int') position: number;
  @CivilDateColumn() validFrom: CivilDate;
  @CivilDateColumn({ nullable: true }) validUntil: CivilDate | null;
  @Column('timestamptz') createdAt: Date;
}
