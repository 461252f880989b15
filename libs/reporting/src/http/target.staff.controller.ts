import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import { type Actor, yearOf } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MatchingService } from '../app/matching.service';
import { ReaderRanges } from '../app/reader-range';
import { TargetService } from '../app/target.service';
import type { MatchingRuleId, TargetId } from '../data/target.entity';
import {
  MatchingDto,
  MatchingSavedView,
  MatchingsView,
  MatchingView,
  TargetChangeDto,
  TargetDto,
  TargetsView,
  TargetView,
  TargetsQuery,
} from './dto/target.dto';

/** Targets of people and money, and matching funds, per union and year. */
@ApiTags('targets')
@Controller('staff')
export class TargetStaffController {
  constructor(
    private readonly targets: TargetService,
    private readonly matching: MatchingService,
    private readonly ranges: ReaderRanges,
  ) {}

  @Get('targets')
  @Requires('report:read')
  @ApiOkResponse({ type: TargetsView })
  async list(@CurrentActor() actor: Actor, @Query() query: TargetsQuery): Promise<TargetsView> {
    const { unionId, year } = await this.yearOf(actor, query);
    return TargetsView.of(unionId, year, await this.targets.standings(actor, unionId, year));
  }

  @Post('targets')
  @Requires('report:manage')
  @ApiCreatedResponse({ type: TargetView })
  async set(@CurrentActor() actor: Actor, @Body() dto: TargetDto): Promise<TargetView> {
    const given = { ...dto, figureKey: dto.figureKey ?? '', label: dto.label ?? '', note: dto.note ?? '' };
    return TargetView.bare(await this.targets.set(actor, given));
  }

  @Get('targets/:id')
  @Requires('report:read')
  @ApiOkResponse({ type: TargetView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: TargetId): Promise<TargetView> {
    return TargetView.bare(await this.targets.one(actor, id));
  }

  @Patch('targets/:id')
  @Requires('report:manage')
  @ApiOkResponse({ type: TargetView })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: TargetId,
    @IfMatchVersion() version: number,
    @Body() dto: TargetChangeDto,
  ): Promise<TargetView> {
    return TargetView.bare(await this.targets.change(actor, id, version, { amount: dto.amount, note: dto.note ?? '' }));
  }

  @Delete('targets/:id')
  @HttpCode(204)
  @Requires('report:manage')
  @ApiNoContentResponse()
  drop(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: TargetId,
    @IfMatchVersion() version: number,
  ): Promise<void> {
    return this.targets.drop(actor, id, version);
  }

  @Get('matching-rules')
  @Requires('report:read')
  @ApiOkResponse({ type: MatchingsView })
  async matchings(@CurrentActor() actor: Actor, @Query() query: TargetsQuery): Promise<MatchingsView> {
    const { unionId, year } = await this.yearOf(actor, query);
    const standings = await this.matching.standings(actor, unionId, year);
    return { items: standings.map((standing) => MatchingView.of(standing)) };
  }

  @Post('matching-rules')
  @Requires('report:manage')
  @ApiCreatedResponse({ type: MatchingSavedView })
  async match(@CurrentActor() actor: Actor, @Body() dto: MatchingDto): Promise<MatchingSavedView> {
    const { id, version } = await this.matching.set(actor, { ...dto, note: dto.note ?? '' });
    return Object.assign(new MatchingSavedView(), { id, version });
  }

  @Delete('matching-rules/:id')
  @HttpCode(204)
  @Requires('report:manage')
  @ApiNoContentResponse()
  unmatch(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MatchingRuleId,
    @IfMatchVersion() version: number,
  ): Promise<void> {
    return this.matching.drop(actor, id, version);
  }

  private async yearOf(actor: Actor, { unionId, year }: TargetsQuery) {
    const range = await this.ranges.of(actor, unionId ? { unionId } : {});
    return { unionId: range.unionId, year: year ?? yearOf(range.from) };
  }
}
