import type { AccountId, Id, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DisputeId } from '../domain/dispute';
import type { DisputeStatus } from '../domain/dispute.lifecycle';

/** One step of a dispute, for its timeline. No personal data in `detail`. */
@Entity({ schema: 'disputes', name: 'dispute_fact' })
@Index('dispute_fact_by_dispute', ['tenantId', 'disputeId', 'id'])
export class DisputeFact {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'dispute-fact'>;
  @Column('uuid') disputeId: DisputeId;
  @Column('text') action: string;
  @Column('timestamptz') at: Date;
  @Column('uuid') byAccountId: AccountId;
  @Column('text') byName: string;
  @Column('text') status: DisputeStatus;
  @Column('jsonb') detail: object;
}
