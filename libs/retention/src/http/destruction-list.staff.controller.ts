import {
  CurrentActor,
  decodeCursor,
  IdPipe,
  IfMatchVersion,
  type Page,
  PageOf,
  pageOf,
  PageQuery,
  Requires,
} from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DestructionListReading } from '../app/destruction-list.reading';
import { DestructionListService } from '../app/destruction-list.service';
import type { DestructionLineId, DestructionListId } from '../domain/destruction-list';
import {
  DestructionLinesQuery,
  DestructionReasonDto,
  FileMinutesDto,
  KeepLineDto,
  ProposeDestructionDto,
  SubmitDestructionDto,
} from './dto/retention.dto';
import { DestructionLineView, DestructionListView } from './dto/retention.view';

/** 档案销毁清单: for the administrator who lists, and the chair who decides. */
@ApiTags('retention')
@Controller('staff/destruction-lists')
export class DestructionListStaffController {
  constructor(
    private readonly lists: DestructionListService,
    private readonly reading: DestructionListReading,
  ) {}

  @Get()
  @Requires('retention:read')
  @ApiOkResponse({ type: PageOf(DestructionListView) })
  async list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<DestructionListView>> {
    const before = decodeCursor(query.after, 1)?.[0] ?? null;
    const found = await this.reading.list(actor, { before, limit: query.limit + 1 });
    return pageOf(
      found,
      query.limit,
      (row) => DestructionListView.of(row, actor),
      ({ id }) => [id],
    );
  }

  @Post()
  @Requires('retention:propose')
  @ApiCreatedResponse({ type: DestructionListView })
  async propose(
    @CurrentActor() actor: Actor,
    @Body() { unionId }: ProposeDestructionDto,
  ): Promise<DestructionListView> {
    return this.view(actor, await this.lists.propose(actor, unionId));
  }

  @Get(':id')
  @Requires('retention:read')
  @ApiOkResponse({ type: DestructionListView })
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: DestructionListId): Promise<DestructionListView> {
    return this.view(actor, id);
  }

  @Get(':id/lines')
  @Requires('retention:read')
  @ApiOkResponse({ type: PageOf(DestructionLineView) })
  async lines(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DestructionListId,
    @Query() { limit, after, state }: DestructionLinesQuery,
  ): Promise<Page<DestructionLineView>> {
    const page = { state: state ?? null, after: decodeCursor(after, 1)?.[0] ?? null, limit: limit + 1 };
    return pageOf(await this.reading.lines(actor, id, page), limit, DestructionLineView.of, (line) => [line.id]);
  }

  @Post(':id/lines/:lineId/keeping')
  @HttpCode(200)
  @Requires('retention:read')
  @ApiOkResponse({ type: DestructionListView })
  async keep(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DestructionListId,
    @Param('lineId', IdPipe) lineId: DestructionLineId,
    @IfMatchVersion() version: number,
    @Body() { reason, until }: KeepLineDto,
  ): Promise<DestructionListView> {
    await this.lists.keep(actor, { id, version }, { lineId, reason, until: until ?? null });
    return this.view(actor, id);
  }

  @Post(':id/submission')
  @HttpCode(200)
  @Requires('retention:propose')
  @ApiOkResponse({ type: DestructionListView })
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DestructionListId,
    @IfMatchVersion() version: number,
    @Body() { witnesses }: SubmitDestructionDto,
  ): Promise<DestructionListView> {
    await this.lists.submit(actor, { id, version }, witnesses);
    return this.view(actor, id);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Requires('retention:approve')
  @ApiOkResponse({ type: DestructionListView })
  async return(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DestructionListId,
    @IfMatchVersion() version: number,
    @Body() { reason }: DestructionReasonDto,
  ): Promise<DestructionListView> {
    await this.lists.return(actor, { id, version }, reason);
    return this.view(actor, id);
  }

  @Post(':id/approval')
  @HttpCode(200)
  @Requires('retention:approve')
  @ApiOkResponse({ type: DestructionListView })
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DestructionListId,
    @IfMatchVersion() version: number,
  ): Promise<DestructionListView> {
    await this.lists.approve(actor, { id, version });
    return this.view(actor, id);
  }

  @Post(':id/destruction')
  @HttpCode(200)
  @Requires('retention:propose')
  @ApiOkResponse({ type: DestructionListView })
  async destroy(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DestructionListId,
    @IfMatchVersion() version: number,
  ): Promise<DestructionListView> {
    await this.lists.destroy(actor, { id, version });
    return this.view(actor, id);
  }

  @Post(':id/minutes')
  @HttpCode(200)
  @Requires('retention:propose')
  @ApiOkResponse({ type: DestructionListView })
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DestructionListId,
    @IfMatchVersion() version: number,
    @Body() { documentId }: FileMinutesDto,
  ): Promise<DestructionListView> {
    await this.lists.file(actor, { id, version }, documentId);
    return this.view(actor, id);
  }

  @Post(':id/dropping')
  @HttpCode(200)
  @Requires('retention:propose')
  @ApiOkResponse({ type: DestructionListView })
  async drop(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DestructionListId,
    @IfMatchVersion() version: number,
    @Body() { reason }: DestructionReasonDto,
  ): Promise<DestructionListView> {
    await this.lists.drop(actor, { id, version }, reason);
    return this.view(actor, id);
  }

  private async view(actor: Actor, id: DestructionListId): Promise<DestructionListView> {
    return DestructionListView.of(await this.reading.one(actor, id), actor);
  }
}
