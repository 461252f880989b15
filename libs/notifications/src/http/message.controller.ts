import { CurrentActor, decodeCursor, IdPipe, PageOf, pageOf, PageQuery, SignedIn } from '@app/http';
import { type Actor, isUuid } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type BoxPosition, MessageBoxService } from '../app/message-box.service';
import type { Message } from '../data/message.entity';
import type { MessageId } from '../domain/message';
import { refuse } from '../domain/notifications.problems';
import { MessageView, ReadAllDto, UnreadCountView } from './dto/message.dto';

/** Messages to the one who asks, staff or member. Reading is no change of a record, so it needs no version. */
@ApiTags('messages')
@Controller('messages')
export class MessageController {
  constructor(private readonly box: MessageBoxService) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: PageOf(MessageView) })
  async list(@CurrentActor() actor: Actor, @Query() { limit, after }: PageQuery) {
    const messages = await this.box.list(actor, positionOf(after), limit + 1);
    return pageOf(
      messages,
      limit,
      (message) => MessageView.of(message),
      (message) => [partOf(message), message.id],
    );
  }

  @Get('unread')
  @SignedIn()
  @ApiOkResponse({ type: UnreadCountView })
  async unread(@CurrentActor() actor: Actor): Promise<UnreadCountView> {
    return UnreadCountView.of(await this.box.countUnread(actor));
  }

  @Post('read-all')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ type: UnreadCountView })
  async readAll(@CurrentActor() actor: Actor, @Body() { upTo }: ReadAllDto): Promise<UnreadCountView> {
    await this.box.markAllRead(actor, upTo);
    return this.unread(actor);
  }

  @Post(':id/read')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ type: MessageView })
  async read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: MessageId): Promise<MessageView> {
    return MessageView.of(await this.box.markRead(actor, id));
  }
}

const partOf = (message: Message): BoxPosition['part'] => (message.readAt ? 'read' : 'unread');

function positionOf(after: string | undefined): BoxPosition | null {
  const cursor = decodeCursor(after, 2);
  if (!cursor) return null;
  const [part, id] = cursor;
  if ((part !== 'read' && part !== 'unread') || !isUuid(id)) return refuse('message.page-lost');
  return { part, id: id as MessageId };
}
