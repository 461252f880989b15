import type { AccountId, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MessageId } from '../domain/message';

/** A message inside the app. Its text is fixed when it is sent. */
@Entity({ schema: 'notifications', name: 'message' })
@Check('message_link_is_a_path', `link ~ '^/[^/]'`)
@Index('message_once', ['tenantId', 'messageKey'], { unique: true })
@Index('message_unread', ['tenantId', 'recipientAccountId', 'id'], { where: 'read_at IS NULL' })
@Index('message_read', ['tenantId', 'recipientAccountId', 'id'], { where: 'read_at IS NOT NULL' })
export class Message {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: MessageId;
  @Column('text') messageKey: string;
  @Column('uuid') recipientAccountId: AccountId;
  @Column('text') template: string;
  @Column('jsonb') parameters: object;
  @Column('text') title: string;
  @Column('text') body: string;
  @Column('text', { nullable: true }) link: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
}
