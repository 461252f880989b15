import type { HouseholdId, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'members', name: 'household' })
export class Household {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: HouseholdId;
  @Column('int') version: number;
  @Column('timestamptz') createdAt: Date;
}
