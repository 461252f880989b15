import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SpotCheckService } from '../app/spot-check.service';
import type { SpotCheckId } from '../data/spot-check.entity';
import { RecordDto } from './dto/hardship-file.dto';
import {
  SpotCheckDto,
  SpotCheckLineView,
  SpotCheckSavedView,
  SpotCheckStandingQuery,
  SpotCheckStandingView,
  SpotChecksView,
  SpotCheckView,
} from './dto/spot-check.view';

/** 抽查: draws with a kept seed, and what was found on the spot. */
@ApiTags('hardship-files')
@Controller('staff/spot-checks')
export class SpotCheckStaffController {
  constructor(private readonly checks: SpotCheckService) {}

  @Get()
  @Requires('hardship:oversee')
  @ApiOkResponse({ type: SpotChecksView })
  async all(@CurrentActor() actor: Actor): Promise<SpotChecksView> {
    return { items: (await this.checks.lines(actor)).map((line) => SpotCheckLineView.of(line)) };
  }

  /** How many of a union's files were drawn this year and how many have to be. */
  @Get('standing')
  @Requires('hardship:oversee')
  @ApiOkResponse({ type: SpotCheckStandingView })
  async standing(
    @CurrentActor() actor: Actor,
    @Query() { unionId }: SpotCheckStandingQuery,
  ): Promise<SpotCheckStandingView> {
    return SpotCheckStandingView.of(await this.checks.standing(actor, unionId));
  }

  @Get(':id')
  @Requires('hardship:oversee')
  @ApiOkResponse({ type: SpotCheckView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: SpotCheckId): Promise<SpotCheckView> {
    return SpotCheckView.of(await this.checks.page(actor, id));
  }

  @Post()
  @Requires('hardship:oversee')
  @ApiCreatedResponse({ type: SpotCheckSavedView })
  async draw(@CurrentActor() actor: Actor, @Body() { unionId }: SpotCheckDto): Promise<SpotCheckSavedView> {
    return this.checks.draw(actor, unionId);
  }

  @Post(':id/items/:itemId/result')
  @HttpCode(200)
  @Requires('hardship:oversee')
  @ApiOkResponse({ type: SpotCheckView })
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: SpotCheckId,
    @Param('itemId', IdPipe) itemId: string,
    @IfMatchVersion() version: number,
    @Body() dto: RecordDto,
  ): Promise<SpotCheckView> {
    await this.checks.record(actor, id, itemId, version, RecordDto.of(dto));
    return SpotCheckView.of(await this.checks.page(actor, id));
  }
}
