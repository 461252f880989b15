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
import { ApplicationService } from '../app/application.service';
import { AwardReading } from '../app/award-reading';
import { AwardStandingService } from '../app/award-standing.service';
import type { AwardId } from '../domain/study-aid';
import {
  applicationOf,
  AwardListQuery,
  awardOrderOf,
  AwardStepDto,
  StudyApplicationForDto,
  StudyPapersDto,
  StudyProgrammeQuery,
} from './dto/award.dto';
import { AwardCountsView, AwardLineView, AwardView, StudySavedView } from './dto/award.view';

/** Awards of children, from the application to the end. */
@ApiTags('study-aid')
@Controller('staff/study-awards')
export class AwardStaffController {
  constructor(
    private readonly reading: AwardReading,
    private readonly applications: ApplicationService,
    private readonly standing: AwardStandingService,
  ) {}

  @Get()
  @Requires('study-aid:read')
  @ApiOkResponse({ type: PageOf(AwardLineView) })
  async list(@CurrentActor() actor: Actor, @Query() query: AwardListQuery): Promise<Page<AwardLineView>> {
    const { programmeId = null, group = null, unionId = null, memberId = null, text = null, after, limit } = query;
    const [from] = decodeCursor(after, 1) ?? [];
    const filter = { programmeId, group, unionId, memberId, text };
    const lines = await this.reading.lines(actor, filter, isUuid(from) ? (from as AwardId) : null, limit);
    return pageOf(
      lines,
      limit,
      (line) => AwardLineView.of(line),
      (line) => [line.id],
    );
  }

  @Get('counts')
  @Requires('study-aid:read')
  @ApiOkResponse({ type: AwardCountsView })
  async counts(@CurrentActor() actor: Actor, @Query() { programmeId }: StudyProgrammeQuery): Promise<AwardCountsView> {
    return AwardCountsView.of(await this.reading.counts(actor, programmeId ?? null));
  }

  /** An officer applies for a member; the window does not bind him. */
  @Post()
  @Requires('study-aid:manage')
  @ApiCreatedResponse({ type: StudySavedView })
  async apply(
    @CurrentActor() actor: Actor,
    @Body() dto: StudyApplicationForDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.applications.applyFor(actor, dto.memberId, applicationOf(dto), idem));
  }

  @Get(':id')
  @Requires('study-aid:read')
  @ApiOkResponse({ type: AwardView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: AwardId): Promise<AwardView> {
    return AwardView.of(await this.reading.page(actor, id));
  }

  @Post(':id/papers')
  @HttpCode(200)
  @Requires('study-aid:manage')
  @ApiOkResponse({ type: StudySavedView })
  async addPapers(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AwardId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { documentIds }: StudyPapersDto,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.applications.supplement(actor, { id, version }, documentIds, idem));
  }

  /** Verified, returned, on leave, transferred, ended: each step with its reason. */
  @Post(':id/steps')
  @HttpCode(200)
  @Requires('study-aid:manage')
  @ApiOkResponse({ type: StudySavedView })
  async step(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AwardId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() dto: AwardStepDto,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.standing.order(actor, { id, version }, awardOrderOf(dto), idem));
  }
}
