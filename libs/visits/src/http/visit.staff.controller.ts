import { CurrentActor, EditsRecord, IdempotencyKey, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LaterPapersService } from '../app/later-papers.service';
import { StandingVisitService } from '../app/standing-visit.service';
import { VisitChangeService } from '../app/visit-change.service';
import { VisitLogService } from '../app/visit-log.service';
import type { VisitId } from '../domain/visit';
import type { VisitDutyId } from '../domain/visit-duty';
import { ReasonDto } from './dto/report.dto';
import {
  AidWishDto,
  consentOf,
  CorrectVisitDto,
  LogVisitDto,
  PapersDto,
  papersIn,
  visitNotesOf,
  wishOf,
} from './dto/visit.dto';
import { StandingVisitView } from './dto/standing-visit.view';
import { LoggedVisitView, PapersAddedView, VisitStateView } from './dto/visit.view';

@ApiTags('visits')
@Controller('staff')
export class VisitStaffController {
  constructor(
    private readonly visits: VisitLogService,
    private readonly changes: VisitChangeService,
    private readonly papers: LaterPapersService,
    private readonly standingVisits: StandingVisitService,
  ) {}

  /** `If-Match` names the duty's version. */
  @Post('visit-duties/:id/visits')
  @Requires('visit:log')
  @ApiCreatedResponse({ type: LoggedVisitView })
  async log(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitDutyId,
    @IfMatchVersion() version: number,
    @Body() dto: LogVisitDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<LoggedVisitView> {
    const notes = visitNotesOf(dto);
    return LoggedVisitView.of(await this.visits.log(actor, id, version, notes, wishOf(dto), idem, consentOf(dto)));
  }

  /** As it was logged; words kept in confidence only for who may read them, and then the look is recorded. */
  @Get('visits/:id')
  @Requires('visit:log')
  @ApiOkResponse({ type: StandingVisitView })
  async standing(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: VisitId): Promise<StandingVisitView> {
    return StandingVisitView.of(await this.standingVisits.read(actor, id));
  }

  /** The corrected visit is a new one; its id is in the answer. */
  @Post('visits/:id/correction')
  @EditsRecord()
  @Requires('visit:log')
  @ApiCreatedResponse({ type: LoggedVisitView })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitId,
    @IfMatchVersion() version: number,
    @Body() dto: CorrectVisitDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<LoggedVisitView> {
    const { topic = null, correctionReason: reason = null } = dto;
    const correction = { notes: visitNotesOf(dto), wish: wishOf(dto), topic, reason };
    return LoggedVisitView.of(await this.changes.correct(actor, id, version, correction, idem));
  }

  @Post('visits/:id/void')
  @HttpCode(200)
  @Requires('visit:void')
  @ApiOkResponse({ type: VisitStateView })
  async void(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitId,
    @IfMatchVersion() version: number,
    @Body() dto: ReasonDto,
  ): Promise<VisitStateView> {
    return VisitStateView.of(await this.changes.void(actor, id, version, dto.reason));
  }

  /** Asks for the money of a visit for which none was asked, or whose request ended. */
  @Post('visits/:id/aid-request')
  @HttpCode(200)
  @Requires('visit:log')
  @ApiOkResponse({ type: LoggedVisitView })
  async requestAid(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitId,
    @IfMatchVersion() version: number,
    @Body() dto: AidWishDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<LoggedVisitView> {
    return LoggedVisitView.of(await this.changes.requestAid(actor, id, version, wishOf(dto), idem));
  }

  /** Papers that came after the visit was logged. */
  @Post('visits/:id/papers')
  @HttpCode(200)
  @Requires('visit:log')
  @ApiOkResponse({ type: PapersAddedView })
  async addPapers(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: VisitId,
    @IfMatchVersion() version: number,
    @Body() dto: PapersDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<PapersAddedView> {
    return PapersAddedView.of(await this.papers.byStaff(actor, id, version, papersIn(dto), idem));
  }
}
