import { CountField, IdField, InstantField, TextField } from '@app/http';
import type { Message } from '../../data/message.entity';
import type { MessageId } from '../../domain/message';

export class MessageView {
  @IdField('编号')
  id: string;

  @TextField('标题', { max: 40 })
  title: string;

  @TextField('内容', { max: 400 })
  body: string;

  @TextField('打开的页面', { max: 200, nullable: true })
  link: string | null;

  @InstantField('收到时间')
  createdAt: string;

  @InstantField('读过的时间', { nullable: true })
  readAt: string | null;

  static of(message: Message): MessageView {
    return Object.assign(new MessageView(), {
      id: message.id,
      title: message.title,
      body: message.body,
      link: message.link,
      createdAt: message.createdAt.toISOString(),
      readAt: message.readAt?.toISOString() ?? null,
    });
  }
}

export class UnreadCountView {
  @CountField('没读的消息', { max: 2 ** 31 - 1 })
  unread: number;

  static of(unread: number): UnreadCountView {
    return Object.assign(new UnreadCountView(), { unread });
  }
}

export class ReadAllDto {
  @IdField('最新一条消息', { description: '列表里最新的一条；之后到的仍算没读' })
  upTo: MessageId;
}
