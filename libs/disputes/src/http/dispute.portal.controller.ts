import { CurrentActor, IdempotencyKey, IdPipe, MemberOnly } from '@app/http';
import type { Actor, Id } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DisputeIntakeService } from '../app/dispute-intake.service';
import { DisputeReading } from '../app/dispute-reading';
import { MediationService } from '../app/mediation.service';
import { PortalDisputeService } from '../app/portal-dispute.service';
import type { DisputeId } from '../domain/dispute';
import { DisputeRatingDto, DisputeSavedView, OfferAnswerDto, OwnDisputeDto, ownOf } from './dto/dispute.dto';
import { PortalDisputeLineView, PortalDisputesView, PortalDisputeView } from './dto/portal-dispute.view';

/** The applicant's own disputes: where they stand, when he is to come, what he is offered. */
@ApiTags('portal')
@Controller('portal/disputes')
export class DisputePortalController {
  constructor(
    private readonly portal: PortalDisputeService,
    private readonly reading: DisputeReading,
    private readonly intake: DisputeIntakeService,
    private readonly mediation: MediationService,
  ) {}

  @Get()
  @MemberOnly()
  @ApiOkResponse({ type: PortalDisputesView })
  async mine(@CurrentActor() actor: Actor): Promise<PortalDisputesView> {
    const items = (await this.portal.own(actor)).map((dispute) => PortalDisputeLineView.of(dispute));
    return Object.assign(new PortalDisputesView(), { items });
  }

  @Get(':id')
  @MemberOnly()
  @ApiOkResponse({ type: PortalDisputeView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: DisputeId): Promise<PortalDisputeView> {
    return PortalDisputeView.of(await this.reading.ownPage(actor, id), actor.memberId);
  }

  @Post()
  @MemberOnly()
  @ApiCreatedResponse({ type: DisputeSavedView })
  async apply(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: OwnDisputeDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.intake.receiveOwn(actor, ownOf(dto), idempotency));
  }

  @Post(':id/offers/:offerId/answer')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: DisputeSavedView })
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @Param('offerId', IdPipe) offerId: Id<'dispute-offer'>,
    @Body() { answer, words }: OfferAnswerDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.mediation.answerOwn(actor, { id }, offerId, answer, words ?? null));
  }

  @Post(':id/rating')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: DisputeSavedView })
  async rate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @Body() { stars, comment }: DisputeRatingDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.portal.rate(actor, id, stars, comment ?? null));
  }
}
