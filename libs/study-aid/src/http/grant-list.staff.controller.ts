import {
  CurrentActor,
  decodeCursor,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  type Page,
  pageOf,
  PageOf,
  Requires,
} from '@app/http';
import { type Actor, isUuid } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { GrantListReading } from '../app/grant-list-reading';
import { GrantListService } from '../app/grant-list.service';
import { ListChangeService } from '../app/list-change.service';
import type { GrantListId } from '../domain/study-aid';
import { StudyReasonDto } from './dto/award.dto';
import { StudySavedView } from './dto/award.view';
import { GrantListQuery, NewGrantListDto, TakenOffDto } from './dto/grant-list.dto';
import { GrantListLineView, GrantListView } from './dto/grant-list.view';

/** Lists of students: put together, shown to the public, taken back. */
@ApiTags('study-aid')
@Controller('staff/study-lists')
export class GrantListStaffController {
  constructor(
    private readonly reading: GrantListReading,
    private readonly lists: GrantListService,
    private readonly changes: ListChangeService,
  ) {}

  @Get()
  @Requires('study-aid:read')
  @ApiOkResponse({ type: PageOf(GrantListLineView) })
  async list(@CurrentActor() actor: Actor, @Query() query: GrantListQuery): Promise<Page<GrantListLineView>> {
    const { programmeId = null, after, limit } = query;
    const [from] = decodeCursor(after, 1) ?? [];
    const lines = await this.reading.lines(actor, programmeId, isUuid(from) ? from : null, limit);
    return pageOf(
      lines,
      limit,
      (line) => GrantListLineView.of(line),
      (line) => [line.id],
    );
  }

  /** Takes all that wait onto a new list. */
  @Post()
  @Requires('study-aid:manage')
  @ApiCreatedResponse({ type: StudySavedView })
  async create(
    @CurrentActor() actor: Actor,
    @Body() { programmeId, year }: NewGrantListDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.lists.create(actor, programmeId, year, idem));
  }

  @Get(':id')
  @Requires('study-aid:read')
  @ApiOkResponse({ type: GrantListView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: GrantListId): Promise<GrantListView> {
    return GrantListView.of(await this.reading.page(actor, id));
  }

  @Post(':id/taken-off')
  @HttpCode(200)
  @Requires('study-aid:manage')
  @ApiOkResponse({ type: StudySavedView })
  async takeOff(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GrantListId,
    @IfMatchVersion() version: number,
    @Body() { instalmentId, reason }: TakenOffDto,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.changes.takeOff(actor, { id, version }, instalmentId, reason));
  }

  /** Hangs the notices of who is new. */
  @Post(':id/notice')
  @HttpCode(200)
  @Requires('study-aid:manage')
  @ApiOkResponse({ type: StudySavedView })
  async publicise(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GrantListId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.changes.publicise(actor, { id, version }, idem));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Requires('study-aid:manage')
  @ApiOkResponse({ type: StudySavedView })
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GrantListId,
    @IfMatchVersion() version: number,
    @Body() { reason }: StudyReasonDto,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.changes.cancel(actor, { id, version }, reason));
  }
}
