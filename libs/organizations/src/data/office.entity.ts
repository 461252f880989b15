import type { CivilDate, Id, MemberId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OfficeTitle, Term } from '../domain/office';

@Entity({ schema: 'organizations', name: 'office' })
@Index('office_by_union', ['tenantId', 'unionId', 'validFrom'])
@Check(
  'office_title_known',
  `title IN ('chair','standing-vice-chair','vice-chair','committee','finance','cashier','auditor','women-committee','group-leader')`,
)
@Check('office_dates_in_order', `valid_until IS NULL OR valid_until >= valid_from`)
export class Office implements Term {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'office'>;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('text') title: OfficeTitle;
  /** When the person is a member; the name stands beside it as it was at the time. */
  @Column('uuid', { nullable: true }) memberId: MemberId | null;
  @Column('text') personName: string;
  @CivilDateColumn() validFrom: CivilDate;
  @CivilDateColumn({ nullable: true }) validUntil: CivilDate | null;
}
