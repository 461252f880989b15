import type { AccountId, TenantId, UnionId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { GroupChannelId } from '../domain/group-channel';
import type { OutsideChannel } from '../domain/message';
import type { DeliveryFailure } from '../domain/reminder';
import type { SendingId, SendingState, SendingStatus } from '../domain/sending';

/** A message on its way by a channel outside the house. Addresses are looked up when it leaves, none stands here. */
@Entity({ schema: 'notifications', name: 'sending' })
@Check('sending_status_known', `status IN ('waiting','sent','failed')`)
@Check('sending_channel_known', `channel IN ('email','sms','wecom','dingtalk','webhook')`)
@Check('sending_sent_says_when', `(status = 'sent') = (sent_at IS NOT NULL)`)
@Check('sending_failed_says_why', `status <> 'failed' OR failure IS NOT NULL`)
@Check('sending_goes_somewhere', `(account_id IS NULL) <> (group_channel_id IS NULL)`)
@Index('sending_once', ['tenantId', 'messageKey', 'channel'], { unique: true })
@Index('sending_waits', ['tenantId', 'notBefore'], { where: `status = 'waiting'` })
@Index('sending_to_retry', ['tenantId', 'retryAt'], { where: `status = 'failed' AND retry_at IS NOT NULL` })
@Index('sending_failed', ['tenantId', 'id'], { where: `status = 'failed'` })
@Index('sending_by_account', ['tenantId', 'accountId', 'id'])
@Index('sending_by_bundle', ['tenantId', 'bundle'], { where: `bundle IS NOT NULL AND status <> 'sent'` })
export class Sending implements SendingState {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: SendingId;
  @Column('int') version: number;
  @Column('text') messageKey: string;
  @Column('text') channel: OutsideChannel;
  @Column('uuid', { nullable: true }) groupChannelId: GroupChannelId | null;
  @Column('uuid', { nullable: true }) accountId: AccountId | null;
  @Column('uuid', { nullable: true }) unionId: UnionId | null;
  @Column('text') template: string;
  /** What a reminder is about, such as `visit-duty`. */
  @Column('text', { nullable: true }) matter: string | null;
  @Column('text') title: string;
  @Column('text') body: string;
  @Column('text', { nullable: true }) link: string | null;
  @Column('text') status: SendingStatus;
  /** Goes out with the others of its day in one message. */
  @Column('boolean') daily: boolean;
  @Column('timestamptz') notBefore: Date;
  @Column('int') attempts: number;
  @Column('timestamptz', { nullable: true }) retryAt: Date | null;
  @Column('text', { nullable: true }) failure: DeliveryFailure | null;
  /** With what else it leaves in one message; fixed before the first attempt, so that a repeat is the same message. */
  @Column('text', { nullable: true }) bundle: string | null;
  /** Until then one worker has it in hand. */
  @Column('timestamptz', { nullable: true }) leasedUntil: Date | null;
  @Column('timestamptz', { nullable: true }) claimedAt: Date | null;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('timestamptz') createdAt: Date;
}
