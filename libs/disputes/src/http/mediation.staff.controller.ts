import { CurrentActor, IdempotencyKey, IdPipe, IfMatchVersion, Requires } from '@app/http';
import { type Actor, type Id, parseFen } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AgreementService } from '../app/agreement.service';
import { MediationService } from '../app/mediation.service';
import type { DisputeId } from '../domain/dispute';
import {
  AgreementDto,
  BreachDto,
  ClockEventDto,
  ConfirmationDto,
  DisputeSavedView,
  HeldSessionDto,
  OfferAnswerDto,
  OfferDto,
  PaidDto,
  PlanSessionDto,
  StatementDto,
} from './dto/dispute.dto';

/** What the mediators do, from the first talk to the last instalment. */
@ApiTags('disputes')
@Controller('staff/disputes/:id')
export class MediationStaffController {
  constructor(
    private readonly mediation: MediationService,
    private readonly agreements: AgreementService,
  ) {}

  @Post('statements')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async addStatement(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() dto: StatementDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.mediation.addStatement(actor, { id, version }, dto));
  }

  @Post('sessions')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async planSession(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() dto: PlanSessionDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(
      await this.mediation.planSession(
        actor,
        { id, version },
        { ...dto, atTime: dto.atTime ?? null, bring: dto.bring ?? null },
      ),
    );
  }

  @Post('sessions/:sessionId/minutes')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async holdSession(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @Param('sessionId', IdPipe) sessionId: Id<'dispute-session'>,
    @IfMatchVersion() version: number,
    @Body() dto: HeldSessionDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.mediation.holdSession(actor, { id, version }, sessionId, dto));
  }

  @Post('offers')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async offer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() dto: OfferDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(
      await this.mediation.offer(
        actor,
        { id, version },
        { ...dto, amount: parseFen(dto.amount), words: dto.words ?? null },
      ),
    );
  }

  @Post('offers/:offerId/answer')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @Param('offerId', IdPipe) offerId: Id<'dispute-offer'>,
    @IfMatchVersion() version: number,
    @Body() { answer, words }: OfferAnswerDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.mediation.answer(actor, { id, version }, offerId, answer, words ?? null));
  }

  @Post('clock-events')
  @HttpCode(200)
  @Requires('dispute:read')
  @ApiOkResponse({ type: DisputeSavedView })
  async recordClockEvent(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() dto: ClockEventDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.mediation.recordClockEvent(actor, { id, version }, ClockEventDto.of(dto)));
  }

  @Post('agreement')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async agree(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() dto: AgreementDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.agreements.agree(actor, { id, version }, AgreementDto.of(dto)));
  }

  @Post('instalments/:instalmentId/payment')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async pay(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @Param('instalmentId', IdPipe) instalmentId: Id<'dispute-instalment'>,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { paidOn }: PaidDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.agreements.pay(actor, { id, version }, instalmentId, paidOn, idempotency));
  }

  @Post('performance')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async fulfil(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.agreements.fulfil(actor, { id, version }));
  }

  @Post('breach')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async breach(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() { remedy, reason }: BreachDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.agreements.breach(actor, { id, version }, remedy, reason));
  }

  @Post('confirmation')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() { kind, requestedOn, confirmedOn }: ConfirmationDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(
      await this.agreements.confirm(actor, { id, version }, kind, requestedOn, confirmedOn ?? null),
    );
  }
}
