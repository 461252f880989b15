import { CurrentActor, decodeCursor, IdempotencyKey, pageOf, Requires } from '@app/http';
import { type Actor, isCivilDate, isUuid } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { TalkListService } from '../app/talk-list.service';
import { TalkLogService } from '../app/visit-log.service';
import { TalkLineView, TalkPage, TalksQuery } from './dto/talk.view';
import { TalkDto, talkNotesOf } from './dto/visit.dto';
import { LoggedVisitView } from './dto/visit.view';

/** 五必谈: talks without a duty. */
@ApiTags('visits')
@Controller('staff/talks')
export class TalkStaffController {
  constructor(
    private readonly talks: TalkLogService,
    private readonly lists: TalkListService,
  ) {}

  @Get()
  @Requires('visit:log')
  @ApiOkResponse({ type: TalkPage })
  async list(@CurrentActor() actor: Actor, @Query() query: TalksQuery): Promise<TalkPage> {
    const { unionId = null, memberId = null, topic = null, limit } = query;
    const filter = { unionId, memberId, topic };
    const lines = await this.lists.list(actor, filter, positionOf(query), limit);
    return pageOf(
      lines,
      limit,
      (line) => TalkLineView.of(line, actor),
      (line) => [line.visitedOn, line.id],
    );
  }

  @Post()
  @Requires('visit:log')
  @ApiCreatedResponse({ type: LoggedVisitView })
  async talk(
    @CurrentActor() actor: Actor,
    @Body() dto: TalkDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<LoggedVisitView> {
    return LoggedVisitView.of(await this.talks.log(actor, dto.memberId, dto.topic, talkNotesOf(dto), idem));
  }
}

/** A cursor that is none begins anew. */
function positionOf({ after }: TalksQuery): readonly string[] | null {
  const [on = null, id = null] = decodeCursor(after, 2) ?? [];
  return isCivilDate(on) && isUuid(id) ? [on, id] : null;
}
