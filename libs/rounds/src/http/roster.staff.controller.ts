import {
  AnswersSheet,
  CurrentActor,
  decodeCursor,
  filterWords,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  type Page,
  pageOf,
  PageOf,
  PageQuery,
  Requires,
  type Sheet,
} from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RosterService } from '../app/roster.service';
import { RoundReading } from '../app/round-reading';
import { AUDIENCE_NAMES } from '../domain/audience';
import { ROSTER_ENTRY_STATUS_WORDS } from '../domain/roster-entry.lifecycle';
import type { RosterEntryId, RoundId } from '../domain/round';
import { AddPeopleDto, RosterQuery, RoundReasonDto } from './dto/round.dto';
import { LeftOutView, RosterChangeView, RosterEntryView } from './dto/roster.view';
import { ROSTER_COLUMNS } from './dto/round.sheets';
import { RoundView } from './dto/round.view';

/** The frozen roster and its recorded changes. */
@ApiTags('rounds')
@Controller('staff/rounds/:id')
export class RosterStaffController {
  constructor(
    private readonly roster: RosterService,
    private readonly reading: RoundReading,
  ) {}

  @Get('entries')
  @Requires('round:read')
  @ApiOkResponse({ type: PageOf(RosterEntryView) })
  async entries(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @Query() { limit, after, status, visitorId, unionId, group, street, audience, name }: RosterQuery,
  ): Promise<Page<RosterEntryView>> {
    const filter = {
      statuses: status ? [status] : null,
      ...{ visitorId: visitorId ?? null, unionId: unionId ?? null, groupName: group ?? null, name: name ?? null },
      ...{ street: street ?? null, audience: audience ?? null, byWay: visitorId !== undefined },
    };
    const rows = await this.roster.list(actor, id, filter, decodeCursor(after, 2), limit);
    return pageOf(
      rows,
      limit,
      (row) => RosterEntryView.of(row),
      (row) => [String((visitorId && row.visitOrder) || row.orderNo), row.id],
    );
  }

  /** The same list in Excel. */
  @Get('entries/sheet')
  @Requires('round:read')
  @AnswersSheet()
  async sheet(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @Query() query: RosterQuery,
  ): Promise<Sheet<RosterEntryView>> {
    return {
      ...{ title: '慰问名单', list: 'roster', columns: ROSTER_COLUMNS },
      filters: filterWords(
        ['活动', await this.reading.nameOf(actor, id)],
        ['状态', query.status && ROSTER_ENTRY_STATUS_WORDS[query.status]],
        ['小组', query.group],
        ['街道', query.street],
        ['慰问对象', query.audience && AUDIENCE_NAMES[query.audience]],
        ['姓名', query.name],
      ),
      page: (after, limit) => this.entries(actor, id, { ...query, limit, ...(after && { after }) }),
    };
  }

  @Get('entries/:entryId')
  @Requires('round:read')
  @ApiOkResponse({ type: RosterEntryView })
  async entry(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @Param('entryId', IdPipe) entryId: RosterEntryId,
  ): Promise<RosterEntryView> {
    return RosterEntryView.of(await this.roster.one(actor, id, entryId));
  }

  /** Whom the rules found and the roster does not hold, and why. */
  @Get('left-out')
  @Requires('round:read')
  @ApiOkResponse({ type: PageOf(LeftOutView) })
  async leftOut(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @Query() { limit, after }: PageQuery,
  ): Promise<Page<LeftOutView>> {
    const rows = await this.roster.leftOut(actor, id, decodeCursor(after, 2), limit);
    return pageOf(
      rows,
      limit,
      (row) => LeftOutView.of(row),
      (row) => [row.namePinyin, row.memberId],
    );
  }

  /** Recorded additions and removals, the latest first. */
  @Get('roster-changes')
  @Requires('round:read')
  @ApiOkResponse({ type: PageOf(RosterChangeView) })
  async changes(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @Query() { limit, after }: PageQuery,
  ): Promise<Page<RosterChangeView>> {
    const rows = await this.roster.changes(actor, id, decodeCursor(after, 1), limit);
    return pageOf(
      rows,
      limit,
      (row) => RosterChangeView.of(row),
      (row) => [row.id],
    );
  }

  @Post('entries')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @Body() { memberIds, reason }: AddPeopleDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<RoundView> {
    await this.roster.add(actor, { id, version }, memberIds, reason, idem);
    return RoundView.of(await this.reading.page(actor, id));
  }

  @Post('entries/:entryId/removal')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @Param('entryId', IdPipe) entryId: RosterEntryId,
    @IfMatchVersion() version: number,
    @Body() { reason }: RoundReasonDto,
  ): Promise<RoundView> {
    await this.roster.remove(actor, { id, version }, entryId, reason);
    return RoundView.of(await this.reading.page(actor, id));
  }
}
