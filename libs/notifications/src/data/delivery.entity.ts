import type { Id, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ChannelCode } from '../domain/message';
import type { DeliveryFailure } from '../domain/reminder';

/** What a channel answered. Rows are added and never changed; a message is delivered once by each channel. */
@Entity({ schema: 'notifications', name: 'delivery' })
@Check('delivery_result_known', `result IN ('delivered','failed')`)
@Check('delivery_failure_says_why', `(result = 'failed') = (failure IS NOT NULL)`)
@Index('delivery_once', ['tenantId', 'messageKey', 'channel'], { unique: true, where: `result = 'delivered'` })
export class Delivery {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'delivery'>;
  @Column('text') messageKey: string;
  @Column('text') channel: ChannelCode;
  @Column('text') result: 'delivered' | 'failed';
  @Column('text', { nullable: true }) failure: DeliveryFailure | null;
  @Column('timestamptz') at: Date;
}
