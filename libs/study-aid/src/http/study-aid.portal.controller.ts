import { CurrentActor, IdempotencyKey, IdPipe, IfMatchVersion, MemberOnly } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApplicationService } from '../app/application.service';
import { PortalReading } from '../app/portal-reading';
import { RenewalService } from '../app/renewal.service';
import type { AwardId, RenewalId } from '../domain/study-aid';
import {
  applicationOf,
  familyAnswerOf,
  RenewalAnswerDto,
  StudyApplicationDto,
  StudyPapersDto,
  StudyReasonDto,
} from './dto/award.dto';
import { StudySavedView } from './dto/award.view';
import { OwnStudyAidView } from './dto/portal-study.view';

/** What a member may apply for, and the aid of his children. */
@ApiTags('portal')
@Controller('portal/study-aid')
export class StudyAidPortalController {
  constructor(
    private readonly reading: PortalReading,
    private readonly applications: ApplicationService,
    private readonly renewals: RenewalService,
  ) {}

  @Get()
  @MemberOnly()
  @ApiOkResponse({ type: OwnStudyAidView })
  async own(@CurrentActor() actor: Actor): Promise<OwnStudyAidView> {
    return OwnStudyAidView.of(await this.reading.own(actor));
  }

  @Post('applications')
  @MemberOnly()
  @ApiCreatedResponse({ type: StudySavedView })
  async apply(
    @CurrentActor() actor: Actor,
    @Body() dto: StudyApplicationDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.applications.applyOwn(actor, applicationOf(dto), idem));
  }

  @Post('awards/:id/papers')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: StudySavedView })
  async addPapers(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AwardId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { documentIds }: StudyPapersDto,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.applications.supplementOwn(actor, { id, version }, documentIds, idem));
  }

  @Post('awards/:id/withdrawal')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: StudySavedView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AwardId,
    @IfMatchVersion() version: number,
    @Body() { reason }: StudyReasonDto,
  ): Promise<StudySavedView> {
    await this.applications.withdrawOwn(actor, { id, version }, reason);
    return StudySavedView.of({ id });
  }

  /** Confirms or changes, with the proof of this year. */
  @Post('renewals/:id/answer')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: StudySavedView })
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RenewalId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() dto: RenewalAnswerDto,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.renewals.answerOwn(actor, { id, version }, familyAnswerOf(dto), idem));
  }
}
