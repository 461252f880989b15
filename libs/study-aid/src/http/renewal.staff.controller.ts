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
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AwardReading } from '../app/award-reading';
import { RenewalService } from '../app/renewal.service';
import type { RenewalId } from '../domain/study-aid';
import {
  familyAnswerOf,
  RenewalAnswerDto,
  RenewalFiguresQuery,
  RenewalListQuery,
  StudyReasonDto,
} from './dto/award.dto';
import { StudySavedView } from './dto/award.view';
import { RenewalAcceptanceDto, RenewalsAcceptedView } from './dto/renewal-acceptance.dto';
import { RenewalFiguresView, StudyRenewalView } from './dto/renewal.view';

/** The yearly renewal before the officer. */
@ApiTags('study-aid')
@Controller('staff/study-renewals')
export class RenewalStaffController {
  constructor(
    private readonly reading: AwardReading,
    private readonly renewals: RenewalService,
  ) {}

  @Get()
  @Requires('study-aid:read')
  @ApiOkResponse({ type: PageOf(StudyRenewalView) })
  async list(@CurrentActor() actor: Actor, @Query() query: RenewalListQuery): Promise<Page<StudyRenewalView>> {
    const { programmeId = null, unionId = null, year, status = null, after, limit } = query;
    const [place, id] = decodeCursor(after, 2) ?? [];
    const from = isUuid(id) && /^\d$/.test(place ?? '') ? { place: Number(place), id: id as RenewalId } : null;
    const filter = { programmeId, unionId, year: year ?? (await this.reading.year(actor)), status };
    const lines = await this.reading.renewals(actor, filter, from, limit);
    return pageOf(
      lines,
      limit,
      (line) => StudyRenewalView.of(line),
      (line) => [String(line.place), line.id],
    );
  }

  @Get('figures')
  @Requires('study-aid:read')
  @ApiOkResponse({ type: RenewalFiguresView })
  async figures(@CurrentActor() actor: Actor, @Query() query: RenewalFiguresQuery): Promise<RenewalFiguresView> {
    const year = query.year ?? (await this.reading.year(actor));
    const { programmeId = null, unionId = null } = query;
    const { counts, years } = await this.reading.renewalFigures(actor, { programmeId, unionId }, year);
    return RenewalFiguresView.of(counts, years, year);
  }

  /** Those whose checks are all green, all of them or none. */
  @Post('acceptance')
  @HttpCode(200)
  @Requires('study-aid:manage')
  @ApiOkResponse({ type: RenewalsAcceptedView })
  async accept(
    @CurrentActor() actor: Actor,
    @Body() { items }: RenewalAcceptanceDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<RenewalsAcceptedView> {
    return RenewalsAcceptedView.of((await this.renewals.accept(actor, items, idem)).accepted);
  }

  /** Told at the desk. */
  @Post(':id/answer')
  @HttpCode(200)
  @Requires('study-aid:manage')
  @ApiOkResponse({ type: StudySavedView })
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RenewalId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() dto: RenewalAnswerDto,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.renewals.answerFor(actor, { id, version }, familyAnswerOf(dto), idem));
  }

  @Post(':id/return')
  @HttpCode(200)
  @Requires('study-aid:manage')
  @ApiOkResponse({ type: StudySavedView })
  async sendBack(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RenewalId,
    @IfMatchVersion() version: number,
    @Body() { reason }: StudyReasonDto,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.renewals.sendBack(actor, { id, version }, reason));
  }

  @Post(':id/reopening')
  @HttpCode(200)
  @Requires('study-aid:manage')
  @ApiOkResponse({ type: StudySavedView })
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RenewalId,
    @IfMatchVersion() version: number,
    @Body() { reason }: StudyReasonDto,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.renewals.reopen(actor, { id, version }, reason));
  }
}
