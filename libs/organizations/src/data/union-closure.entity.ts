import type { TenantId, UnionId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A union and one above it; `depth` 0 is the union itself. */
@Entity({ schema: 'organizations', name: 'union_closure' })
@Index('union_closure_upwards', ['tenantId', 'descendantId', 'depth'], { unique: true })
@Check('union_closure_self_at_zero', `(depth = 0) = (ancestor_id = descendant_id)`)
export class UnionClosure {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') ancestorId: UnionId;
  @PrimaryColumn('uuid') descendantId: UnionId;
  @Column('int') depth: number;
}
