import type { AccountId, Id, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const FEED_PURPOSE = 'notifications.calendar_feed.token';

/** The secret address of a person's calendar; what is kept of it is a keyed hash. */
@Entity({ schema: 'notifications', name: 'calendar_feed' })
@Index('calendar_feed_token', ['tenantId', 'tokenMac'], { unique: true })
@Index('calendar_feed_one_open', ['tenantId', 'accountId'], { unique: true, where: 'revoked_at IS NULL' })
export class CalendarFeed {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'calendar-feed'>;
  @Column('int') version: number;
  @Column('uuid') accountId: AccountId;
  @Column('bytea') tokenMac: Buffer;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
}
