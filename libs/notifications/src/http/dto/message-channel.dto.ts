import { ChoiceField, CountField, FlagField, IdField, InstantField, PartsField, TextField } from '@app/http';
import type { ShownChannel } from '../../app/group-channel.service';
import { GROUP_CHANNEL_KINDS, type GroupChannelKind } from '../../domain/group-channel';
import { DELIVERY_FAILURES, type DeliveryFailure } from '../../domain/reminder';

const LONGEST_ADDRESS = 500;

export class NewChannelDto {
  @ChoiceField('渠道', GROUP_CHANNEL_KINDS)
  kind: GroupChannelKind;

  @TextField('名称', { max: 40 })
  name: string;

  @TextField('地址', { max: LONGEST_ADDRESS, description: '群机器人的 Webhook 地址，保存后不再显示' })
  address: string;

  @TextField('密钥', { max: 200, nullable: true, optional: true, description: '加签密钥，保存后不再显示' })
  secret?: string | null;
}

export class ChannelChangeDto {
  @TextField('名称', { max: 40 })
  name: string;

  @FlagField('启用')
  enabled: boolean;

  @TextField('地址', { max: LONGEST_ADDRESS, optional: true, description: '不填时不变' })
  address?: string;

  @TextField('密钥', { max: 200, nullable: true, optional: true, description: '不填时不变，为空时不加签' })
  secret?: string | null;
}

export class ChannelView {
  @IdField('编号')
  id: string;

  @CountField('版本', { max: 2 ** 31 - 1 })
  version: number;

  @ChoiceField('渠道', GROUP_CHANNEL_KINDS)
  kind: GroupChannelKind;

  @TextField('名称', { max: 40 })
  name: string;

  @TextField('地址', { max: LONGEST_ADDRESS, description: '只显示通到哪里' })
  address: string;

  @FlagField('有密钥')
  signs: boolean;

  @FlagField('启用')
  enabled: boolean;

  @InstantField('上次测试', { nullable: true })
  testedAt: string | null;

  @ChoiceField('测试没成的原因', DELIVERY_FAILURES, { nullable: true })
  testFailure: DeliveryFailure | null;

  static of({ row, address, signs }: ShownChannel): ChannelView {
    return Object.assign(new ChannelView(), {
      id: row.id,
      version: row.version,
      kind: row.kind,
      name: row.name,
      address,
      signs,
      enabled: row.enabled,
      testedAt: row.testedAt?.toISOString() ?? null,
      testFailure: row.testFailure,
    });
  }
}

export class ChannelsView {
  @FlagField('邮件已开通')
  email: boolean;

  @FlagField('短信已开通')
  sms: boolean;

  @PartsField('群机器人和地址', () => ChannelView, { max: 200 })
  items: ChannelView[];
}
