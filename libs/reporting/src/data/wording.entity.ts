import type { Id, TenantId, UnionId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type WordingId = Id<'wording'>;

/** How a union words its summary. */
@Entity({ schema: 'reporting', name: 'wording' })
@Index('wording_of_union', ['tenantId', 'unionId'], { unique: true })
export class Wording {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: WordingId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('text') words: string;
  @Column('text') setByName: string;
  @Column('timestamptz') setAt: Date;
}
