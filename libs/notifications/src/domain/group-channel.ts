import type { FieldProblem, Id } from '@app/kernel';
import { refuse } from './notifications.problems';

export type GroupChannelId = Id<'group-channel'>;

export const GROUP_CHANNEL_KINDS = ['wecom', 'dingtalk', 'webhook'] as const;
/** A robot in a group of 企业微信 or 钉钉, or a system of the union's own. */
export type GroupChannelKind = (typeof GROUP_CHANNEL_KINDS)[number];

export interface GroupChannelAddress {
  readonly kind: GroupChannelKind;
  readonly address: string;
  /** 钉钉 signs with it when the robot asks for it; our own webhook always does. */
  readonly secret: string | null;
}

const MOST_SECRET = 200;

/** Refuses what could not be reached, field by field. Whether the address may be reached is asked when it is. */
export function checkGroupChannel({ kind, address, secret }: GroupChannelAddress, allowsHttp: boolean): void {
  const fields: FieldProblem[] = [];
  if (!isWebAddress(address, allowsHttp))
    fields.push({ field: 'address', message: '地址要以 https:// 开头，请从群机器人的设置里整条复制过来。' });
  if (kind === 'webhook' && (secret === null || secret.length < 16))
    fields.push({ field: 'secret', message: '密钥至少 16 个字，对方用它核对消息是不是本系统发的。' });
  if (secret !== null && secret.length > MOST_SECRET)
    fields.push({ field: 'secret', message: `密钥最多 ${MOST_SECRET} 个字。` });
  if (fields[0]) refuse('channel.invalid', fields[0].message, { fields });
}

function isWebAddress(text: string, allowsHttp: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || (allowsHttp && protocol === 'http:')) && username === '' && password === '';
}

/** What a screen shows of an address: where it leads, and not what it is opened by. */
export const shownAddress = (address: string): string => {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}/…${address.slice(-4)}`;
};
