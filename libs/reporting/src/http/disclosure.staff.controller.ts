import { CurrentActor, decodeCursor, IdPipe, IfMatchVersion, type Page, pageOf, PageOf, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DisclosureReading } from '../app/disclosure-reading.service';
import { DisclosureService } from '../app/disclosure.service';
import type { DisclosureId } from '../data/disclosure.entity';
import type { DisclosureAction } from '../domain/disclosure';
import {
  DisclosureDto,
  DisclosureReasonDto,
  DisclosureRowView,
  DisclosureSavedView,
  DisclosuresQuery,
  DisclosureView,
} from './dto/disclosure.dto';

/** 会务公开: a union's money and aid, told to its members each quarter and year. */
@ApiTags('disclosures')
@Controller('staff/disclosures')
export class DisclosureStaffController {
  constructor(
    private readonly disclosures: DisclosureService,
    private readonly reading: DisclosureReading,
  ) {}

  @Get()
  @Requires('report:read')
  @ApiOkResponse({ type: PageOf(DisclosureRowView) })
  async list(@CurrentActor() actor: Actor, @Query() query: DisclosuresQuery): Promise<Page<DisclosureRowView>> {
    const { unionId = null, status = null, kind = null, limit, after } = query;
    const rows = await this.reading.list(actor, { unionId, status, kind }, decodeCursor(after, 2), limit);
    return pageOf(
      rows,
      limit,
      (row) => DisclosureRowView.of(row),
      (row) => [row.toOn, row.id],
    );
  }

  @Get(':id')
  @Requires('report:read')
  @ApiOkResponse({ type: DisclosureView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: DisclosureId): Promise<DisclosureView> {
    return DisclosureView.whole(await this.reading.one(actor, id));
  }

  /** 拟稿: freezes the figures of a period that has ended, or takes those of its return. */
  @Post()
  @Requires('report:manage')
  @ApiCreatedResponse({ type: DisclosureSavedView })
  async draft(@CurrentActor() actor: Actor, @Body() dto: DisclosureDto): Promise<DisclosureSavedView> {
    const { fromReturn = false, reason = null, ...rest } = dto;
    return { id: await this.disclosures.draft(actor, { ...rest, fromReturn, reason }) };
  }

  @Post(':id/freezing')
  @HttpCode(200)
  @Requires('report:manage')
  @ApiOkResponse({ type: DisclosureView })
  freezeAgain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisclosureId,
    @IfMatchVersion() version: number,
  ): Promise<DisclosureView> {
    return this.take(actor, id, version, 'freeze-again', {});
  }

  @Post(':id/publication')
  @HttpCode(200)
  @Requires('report:publish')
  @ApiOkResponse({ type: DisclosureView })
  publish(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisclosureId,
    @IfMatchVersion() version: number,
  ): Promise<DisclosureView> {
    return this.take(actor, id, version, 'publish', {});
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Requires('report:publish')
  @ApiOkResponse({ type: DisclosureView })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisclosureId,
    @IfMatchVersion() version: number,
    @Body() dto: DisclosureReasonDto,
  ): Promise<DisclosureView> {
    return this.take(actor, id, version, 'withdraw', dto);
  }

  /** 作废草稿; members never saw it. */
  @Post(':id/dropping')
  @HttpCode(200)
  @Requires('report:manage')
  @ApiOkResponse({ type: DisclosureView })
  drop(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisclosureId,
    @IfMatchVersion() version: number,
  ): Promise<DisclosureView> {
    return this.take(actor, id, version, 'drop', {});
  }

  private async take(
    actor: Actor,
    id: DisclosureId,
    version: number,
    action: DisclosureAction,
    { reason = null }: { reason?: DisclosureReasonDto['reason'] | null },
  ): Promise<DisclosureView> {
    await this.disclosures.take(actor, id, version, action, reason);
    return this.one(actor, id);
  }
}
