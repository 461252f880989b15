import type { Id, TenantId, UnionId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Below which union a union stood, and when; the row without `leftAt` is today's. */
@Entity({ schema: 'organizations', name: 'union_placement' })
@Index('union_placement_current', ['tenantId', 'unionId'], { unique: true, where: 'left_at IS NULL' })
@Index('union_placement_by_union', ['tenantId', 'unionId', 'placedAt'])
export class UnionPlacement {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'union-placement'>;
  @Column('uuid') unionId: UnionId;
  @Column('uuid', { nullable: true }) parentId: UnionId | null;
  @Column('timestamptz') placedAt: Date;
  @Column('timestamptz', { nullable: true }) leftAt: Date | null;
  @Column('text', { nullable: true }) reason: string | null;
}
