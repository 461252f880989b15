import type { AccountId, CivilDate, Id, TenantId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NoticeDay } from '../domain/official-notice';

export type OfficialYearId = Id<'official-year'>;

/**
 * One import of a year's list, kept for ever; the one with the highest serial counts. Without days it takes the lists
 * before it back: the shipped list counts again or, where there is none, the provisional one.
 */
@Entity({ schema: 'calendar', name: 'official_year' })
@Index('official_year_serial', ['tenantId', 'year', 'serial'], { unique: true })
@Check('official_year_known', 'year BETWEEN 1950 AND 2099')
@Check('official_year_serial_positive', 'serial >= 1')
@Check('official_year_has_source', `days IS NULL OR document <> ''`)
export class AnnouncedYear {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: OfficialYearId;
  @Column('int') year: number;
  /** 1, 2, 3 … of this year's lists. */
  @Column('int') serial: number;
  @Column('jsonb', { nullable: true }) days: readonly NoticeDay[] | null;
  /** 国务院办公厅关于2027年部分节假日安排的通知 */
  @Column('text') document: string;
  @CivilDateColumn({ nullable: true }) publishedOn: CivilDate | null;
  @Column('timestamptz') importedAt: Date;
  @Column('uuid') importedById: AccountId;
  @Column('text') importedByName: string;
}
