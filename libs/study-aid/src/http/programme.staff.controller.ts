import { CurrentActor, EditsRecord, IdempotencyKey, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor, UnionId } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FundOutlookReading } from '../app/fund-outlook.reading';
import { ProgrammeService } from '../app/programme.service';
import type { ProgrammeId } from '../domain/study-aid';
import { StudySavedView } from './dto/award.view';
import {
  assumptionOf,
  NewProgrammeDto,
  OutlookQuery,
  programmeDraftOf,
  ProgrammeFundsQuery,
  ProgrammePlanDto,
} from './dto/programme.dto';
import {
  OutlookView,
  ProgrammeFundsView,
  ProgrammeLinesView,
  ProgrammeLineView,
  ProgrammeView,
} from './dto/programme.view';

/** Programmes: what is given to whom. */
@ApiTags('study-aid')
@Controller('staff/study-programmes')
export class ProgrammeStaffController {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly outlook: FundOutlookReading,
  ) {}

  @Get()
  @Requires('study-aid:read')
  @ApiOkResponse({ type: ProgrammeLinesView })
  async list(@CurrentActor() actor: Actor): Promise<ProgrammeLinesView> {
    const items = (await this.programmes.lines(actor)).map((line) => ProgrammeLineView.of(line));
    return Object.assign(new ProgrammeLinesView(), { items });
  }

  /** From which accounts a union's programme may be paid. */
  @Get('funds')
  @Requires('study-aid:manage-programmes')
  @ApiOkResponse({ type: ProgrammeFundsView })
  async funds(@CurrentActor() actor: Actor, @Query() query: ProgrammeFundsQuery): Promise<ProgrammeFundsView> {
    return ProgrammeFundsView.of(await this.programmes.funds(actor, query.unionId, query.needsFile !== 'no'));
  }

  @Post()
  @Requires('study-aid:manage-programmes')
  @ApiCreatedResponse({ type: StudySavedView })
  async create(
    @CurrentActor() actor: Actor,
    @Body() dto: NewProgrammeDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.programmes.create(actor, programmeDraftOf(dto, dto.unionId), idem));
  }

  @Get(':id')
  @Requires('study-aid:read')
  @ApiOkResponse({ type: ProgrammeView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: ProgrammeId): Promise<ProgrammeView> {
    return ProgrammeView.of(await this.programmes.page(actor, id));
  }

  @Post(':id/plan')
  @HttpCode(200)
  @EditsRecord()
  @Requires('study-aid:manage-programmes')
  @ApiOkResponse({ type: StudySavedView })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ProgrammeId,
    @IfMatchVersion() version: number,
    @Body() dto: ProgrammePlanDto,
  ): Promise<StudySavedView> {
    // The union of a programme stays.
    const draft = programmeDraftOf(dto, id as unknown as UnionId);
    return StudySavedView.of(await this.programmes.change(actor, id, version, draft));
  }

  @Post(':id/opening')
  @HttpCode(200)
  @Requires('study-aid:manage-programmes')
  @ApiOkResponse({ type: StudySavedView })
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ProgrammeId,
    @IfMatchVersion() version: number,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.programmes.open(actor, id, version));
  }

  @Post(':id/closing')
  @HttpCode(200)
  @Requires('study-aid:manage-programmes')
  @ApiOkResponse({ type: StudySavedView })
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ProgrammeId,
    @IfMatchVersion() version: number,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.programmes.close(actor, id, version));
  }

  /** When the account runs out at today's awards, and what if. */
  @Get(':id/outlook')
  @Requires('study-aid:read')
  @ApiOkResponse({ type: OutlookView })
  async outlookOf(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ProgrammeId,
    @Query() query: OutlookQuery,
  ): Promise<OutlookView> {
    return OutlookView.of(await this.outlook.of(actor, id, assumptionOf(query)));
  }
}
