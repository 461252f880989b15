import {
  AnswersSheet,
  CurrentActor,
  decodeCursor,
  filterWords,
  type Page,
  pageOf,
  PageOf,
  Requires,
  type Sheet,
} from '@app/http';
import type { Actor } from '@app/kernel';
import { UnionReading } from '@app/organizations';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UnvisitedService } from '../app/unvisited.service';
import { EventsQuery, UnvisitedQuery } from './dto/conduct.dto';
import { EVENT_COLUMNS, UNVISITED_COLUMNS } from './dto/round.sheets';
import { EventWithoutVisitView, UnvisitedCountsView, UnvisitedView } from './dto/conduct.view';

/** Who was forgotten so far. */
@ApiTags('rounds')
@Controller('staff')
export class UnvisitedStaffController {
  constructor(
    private readonly unvisited: UnvisitedService,
    private readonly unions: UnionReading,
  ) {}

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

  /** The same list in Excel. */
  @Get('unvisited/sheet')
  @Requires('visit:read')
  @AnswersSheet()
  async sheet(@CurrentActor() actor: Actor, @Query() query: UnvisitedQuery): Promise<Sheet<UnvisitedView>> {
    return {
      ...{ title: '今年还没有人走访的', list: 'unvisited', columns: UNVISITED_COLUMNS },
      filters: filterWords(
        ['哪些人', GROUP_WORDS[query.of ?? 'all']],
        ['工会', await this.unions.filterName(actor, 'visit:read', query.unionId)],
        ['年份', query.year?.toString()],
      ),
      page: (after, limit) => this.list(actor, { ...query, limit, ...(after && { after }) }),
    };
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

  /** The same list in Excel. */
  @Get('events-without-visit/sheet')
  @Requires('visit:read')
  @AnswersSheet()
  async eventSheet(@CurrentActor() actor: Actor, @Query() query: EventsQuery): Promise<Sheet<EventWithoutVisitView>> {
    return {
      ...{ title: '有事没有走访的', list: 'events-without-visit', columns: EVENT_COLUMNS },
      filters: filterWords(['工会', await this.unions.filterName(actor, 'visit:read', query.unionId)]),
      page: (after, limit) => this.events(actor, { ...query, limit, ...(after && { after }) }),
    };
  }
}

const GROUP_WORDS: Readonly<Record<NonNullable<UnvisitedQuery['of']>, string>> = {
  ...{ all: '全部会员', hardship: '困难职工家庭', retiree: '退休会员', 'model-worker': '劳动模范' },
};

const wantedIn = (query: UnvisitedQuery) => ({
  group: query.of ?? ('all' as const),
  unionId: query.unionId ?? null,
  year: query.year ?? null,
});
