import type { TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Look-ups without an account, counted by address and by number; only a keyed hash of either is kept. */
@Entity({ schema: 'visits', name: 'case_look_up' })
@Index('case_look_up_by_age', ['tenantId', 'windowEndsAt'])
export class CaseLookUp {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('bytea') subjectMac: Buffer;
  @Column('int') count: number;
  @Column('timestamptz') windowEndsAt: Date;
}
