import { CurrentActor, decodeCursor, IdPipe, PageOf, pageOf, Requires, SignedIn } from '@app/http';
import { type Actor, isUuid } from '@app/kernel';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MessageLogService } from '../app/message-log.service';
import type { LoggedMessage } from '../data/message-log';
import { refuse } from '../domain/notifications.problems';
import { LoggedMessageView, MessageLogQuery, PlanningsView, PlanningView } from './dto/message-log.dto';

/** What was sent, to whom, by which way, when, and what became of it. */
@ApiTags('message-log')
@Controller()
export class MessageLogController {
  constructor(private readonly log: MessageLogService) {}

  @Get('staff/message-log')
  @Requires('message-log:read')
  @ApiOkResponse({ type: PageOf(LoggedMessageView) })
  async list(@CurrentActor() actor: Actor, @Query() query: MessageLogQuery) {
    const { limit, after } = query;
    return pageOfLog(await this.log.list(actor, filterOf(query), positionOf(after), limit + 1), limit);
  }

  @Get('staff/message-log/plannings')
  @Requires('message-log:read')
  @ApiOkResponse({ type: PlanningsView })
  async plannings(@CurrentActor() actor: Actor): Promise<PlanningsView> {
    const items = (await this.log.plannings(actor)).map((run) => PlanningView.of(run));
    return Object.assign(new PlanningsView(), { items });
  }

  @Post('staff/message-log/:id/again')
  @HttpCode(204)
  @Requires('message-log:read')
  @ApiNoContentResponse()
  async again(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.log.again(actor, id);
  }

  @Get('messages/log')
  @SignedIn()
  @ApiOkResponse({ type: PageOf(LoggedMessageView) })
  async own(@CurrentActor() actor: Actor, @Query() query: MessageLogQuery) {
    const { limit, after } = query;
    return pageOfLog(await this.log.own(actor, filterOf(query), positionOf(after), limit + 1), limit);
  }
}

const filterOf = ({ status, channel }: MessageLogQuery) => ({ status: status ?? null, channel: channel ?? null });

const pageOfLog = (rows: readonly LoggedMessage[], limit: number) =>
  pageOf(
    rows,
    limit,
    (row) => LoggedMessageView.of(row),
    ({ id }) => [id],
  );

function positionOf(after: string | undefined): string | null {
  const cursor = decodeCursor(after, 1);
  if (!cursor) return null;
  return isUuid(cursor[0]) ? cursor[0] : refuse('message.page-lost');
}
