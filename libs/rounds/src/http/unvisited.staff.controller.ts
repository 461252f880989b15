import { CurrentActor, decodeCursor, type Page, pageOf, PageOf, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UnvisitedService } from '../app/unvisited.service';
import { EventsQuery, UnvisitedQuery } from './dto/conduct.dto';
import { EventWithoutVisitView, UnvisitedCountsView, UnvisitedView } from './dto/conduct.view';

/** Who was forgotten so far. */
@ApiTags('rounds')
@Controller('staff')
export class UnvisitedStaffController {
  constructor(private readonly unvisited: UnvisitedService) {}

  /** 今年还没有人走访的. */
  @Get('unvisited')
  @Requires('visit:read')
  @ApiOkResponse({ type: PageOf(UnvisitedView) })
  async list(@CurrentActor() actor: Actor, @Query() query: UnvisitedQuery): Promise<Page<UnvisitedView>> {
    const rows = await this.unvisited.lines(actor, wantedIn(query), decodeCursor(query.after, 2), query.limit);
    return pageOf(
      rows,
      query.limit,
      (row) => UnvisitedView.of(row),
      (row) => [row.namePinyin, row.memberId],
    );
  }

  @Get('unvisited-counts')
  @Requires('visit:read')
  @ApiOkResponse({ type: UnvisitedCountsView })
  async counts(@CurrentActor() actor: Actor, @Query() query: UnvisitedQuery): Promise<UnvisitedCountsView> {
    return UnvisitedCountsView.of(await this.unvisited.counts(actor, wantedIn(query)));
  }

  /** Who had an event and no visit. */
  @Get('events-without-visit')
  @Requires('visit:read')
  @ApiOkResponse({ type: PageOf(EventWithoutVisitView) })
  async events(
    @CurrentActor() actor: Actor,
    @Query() { unionId, limit, after }: EventsQuery,
  ): Promise<Page<EventWithoutVisitView>> {
    const rows = await this.unvisited.events(actor, unionId ?? null, decodeCursor(after, 2), limit);
    return pageOf(
      rows,
      limit,
      (row) => EventWithoutVisitView.of(row),
      (row) => [row.deadlineOn, row.dutyId],
    );
  }
}

const wantedIn = (query: UnvisitedQuery) => ({
  group: query.of,
  unionId: query.unionId ?? null,
  year: query.year ?? null,
});
