import type { CivilDate, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { UnionKind, UnionState, UnionStatus } from '../domain/trade-union';

@Entity({ schema: 'organizations', name: 'trade_union' })
@Index('trade_union_code', ['tenantId', 'code'], { unique: true })
@Index('trade_union_one_root', ['tenantId'], { unique: true, where: 'parent_id IS NULL' })
@Index('trade_union_by_parent', ['tenantId', 'parentId'])
@Check('trade_union_kind_known', `kind IN ('federation','joint-union','union','branch','group')`)
@Check('trade_union_status_known', `status IN ('active','dissolved')`)
@Check('trade_union_dissolved_has_end', `(status = 'dissolved') = (valid_until IS NOT NULL)`)
@Check('trade_union_dates_in_order', `valid_until IS NULL OR valid_until >= valid_from`)
@Check('trade_union_not_its_own_parent', `parent_id IS NULL OR parent_id <> id`)
export class TradeUnion implements UnionState {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: UnionId;
  @Column('int') version: number;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('text') kind: UnionKind;
  @Column('uuid', { nullable: true }) parentId: UnionId | null;
  @Column('text', { nullable: true }) region: string | null;
  @Column('text') status: UnionStatus;
  @CivilDateColumn() validFrom: CivilDate;
  @CivilDateColumn({ nullable: true }) validUntil: CivilDate | null;
  @Column('timestamptz') createdAt: Date;
}
