import type { TenantId, UnionId } from '@app/kernel';
import { SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { GroupChannelId, GroupChannelKind } from '../domain/group-channel';
import type { DeliveryFailure } from '../domain/reminder';

export const ADDRESS_PURPOSE = 'notifications.group_channel.address';
export const SECRET_PURPOSE = 'notifications.group_channel.secret';

/** A union's robot in a chat group, or a system of its own. Who knows the address can write there, so it is sealed. */
@Entity({ schema: 'notifications', name: 'group_channel' })
@Check('group_channel_kind_known', `kind IN ('wecom','dingtalk','webhook')`)
@Check('group_channel_failure_was_tested', `test_failure IS NULL OR tested_at IS NOT NULL`)
@Index('group_channel_by_union', ['tenantId', 'unionId'])
export class GroupChannel {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: GroupChannelId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('text') kind: GroupChannelKind;
  @Column('text') name: string;
  @SealedColumn() addressSealed: Buffer;
  @SealedColumn({ nullable: true }) secretSealed: Buffer | null;
  @Column('boolean') enabled: boolean;
  @Column('timestamptz', { nullable: true }) testedAt: Date | null;
  @Column('text', { nullable: true }) testFailure: DeliveryFailure | null;
  @Column('timestamptz') createdAt: Date;
}
