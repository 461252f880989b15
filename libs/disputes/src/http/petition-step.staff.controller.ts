import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PetitionHandlers } from '../app/petition-handlers';
import { PetitionReviewService } from '../app/petition-review.service';
import { PetitionStepService } from '../app/petition-step.service';
import type { PetitionId } from '../domain/petition';
import {
  HandlerDto,
  PetitionClosingDto,
  PetitionDayDto,
  PetitionExtensionDto,
  PetitionForwardDto,
  PetitionSavedView,
  PetitionToldDto,
} from './dto/petition.dto';

/** Steps of a petition; which of them are open is in its page's `openActions`. */
@ApiTags('petitions')
@Controller('staff/petitions/:id')
export class PetitionStepStaffController {
  constructor(
    private readonly steps: PetitionStepService,
    private readonly reviews: PetitionReviewService,
    private readonly handlers: PetitionHandlers,
  ) {}

  @Post('handler')
  @HttpCode(200)
  @Requires('petition:intake')
  @ApiOkResponse({ type: PetitionSavedView })
  async appoint(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() { accountId }: HandlerDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.handlers.appoint(actor, { id, version }, accountId));
  }

  @Post('acceptance')
  @HttpCode(200)
  @Requires('petition:intake')
  @ApiOkResponse({ type: PetitionSavedView })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() { on }: PetitionDayDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.steps.accept(actor, { id, version }, on));
  }

  @Post('rejection')
  @HttpCode(200)
  @Requires('petition:intake')
  @ApiOkResponse({ type: PetitionSavedView })
  async decline(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() told: PetitionToldDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.steps.decline(actor, { id, version }, told));
  }

  @Post('return')
  @HttpCode(200)
  @Requires('petition:intake')
  @ApiOkResponse({ type: PetitionSavedView })
  async return(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() told: PetitionToldDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.steps.return(actor, { id, version }, told));
  }

  @Post('forwarding')
  @HttpCode(200)
  @Requires('petition:read')
  @ApiOkResponse({ type: PetitionSavedView })
  async forward(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() dto: PetitionForwardDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.steps.forward(actor, { id, version }, dto, dto.to));
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Requires('petition:read')
  @ApiOkResponse({ type: PetitionSavedView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() told: PetitionToldDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.steps.withdraw(actor, { id, version }, told));
  }

  @Post('answer')
  @HttpCode(200)
  @Requires('petition:handle')
  @ApiOkResponse({ type: PetitionSavedView })
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() told: PetitionToldDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.steps.answer(actor, { id, version }, told));
  }

  @Post('extension')
  @HttpCode(200)
  @Requires('petition:oversee')
  @ApiOkResponse({ type: PetitionSavedView })
  async extend(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() dto: PetitionExtensionDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.reviews.extend(actor, { id, version }, dto.days, dto));
  }

  @Post('review-request')
  @HttpCode(200)
  @Requires('petition:read')
  @ApiOkResponse({ type: PetitionSavedView })
  async requestReview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() { on }: PetitionDayDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.reviews.requestReview(actor, { id, version }, on));
  }

  @Post('review')
  @HttpCode(200)
  @Requires('petition:oversee')
  @ApiOkResponse({ type: PetitionSavedView })
  async review(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() told: PetitionToldDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.reviews.review(actor, { id, version }, told));
  }

  @Post('recheck-request')
  @HttpCode(200)
  @Requires('petition:read')
  @ApiOkResponse({ type: PetitionSavedView })
  async requestRecheck(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() { on }: PetitionDayDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.reviews.requestRecheck(actor, { id, version }, on));
  }

  @Post('recheck')
  @HttpCode(200)
  @Requires('petition:oversee')
  @ApiOkResponse({ type: PetitionSavedView })
  async recheck(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() told: PetitionToldDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.reviews.recheck(actor, { id, version }, told));
  }

  @Post('closing')
  @HttpCode(200)
  @Requires('petition:read')
  @ApiOkResponse({ type: PetitionSavedView })
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PetitionId,
    @IfMatchVersion() version: number,
    @Body() { satisfied }: PetitionClosingDto,
  ): Promise<PetitionSavedView> {
    return PetitionSavedView.of(await this.steps.close(actor, { id, version }, satisfied === true));
  }
}
