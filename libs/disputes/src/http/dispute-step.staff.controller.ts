import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DisputeStepService } from '../app/dispute-step.service';
import { MediatorPanel } from '../app/mediator-panel';
import type { DisputeId } from '../domain/dispute';
import {
  ArbitrationDto,
  DisputeDayDto,
  DisputeReasonDto,
  DisputeSavedView,
  MediatorsDto,
  ReferralDto,
  ReplaceMediatorDto,
} from './dto/dispute.dto';

/** Steps of a dispute; which of them are open is in its page's `openActions`. */
@ApiTags('disputes')
@Controller('staff/disputes/:id')
export class DisputeStepStaffController {
  constructor(
    private readonly steps: DisputeStepService,
    private readonly panel: MediatorPanel,
  ) {}

  @Post('mediators')
  @HttpCode(200)
  @Requires('dispute:intake')
  @ApiOkResponse({ type: DisputeSavedView })
  async appoint(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() { accountIds }: MediatorsDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.panel.appoint(actor, { id, version }, accountIds));
  }

  @Post('declaration')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async declare(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.panel.declare(actor, { id, version }));
  }

  @Post('mediator-replacement')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() { from, to, reason }: ReplaceMediatorDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.panel.replace(actor, { id, version }, from, to, reason));
  }

  @Post('consent-request')
  @HttpCode(200)
  @Requires('dispute:intake')
  @ApiOkResponse({ type: DisputeSavedView })
  async askConsent(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() { on }: DisputeDayDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.steps.askConsent(actor, { id, version }, on));
  }

  @Post('acceptance')
  @HttpCode(200)
  @Requires('dispute:intake')
  @ApiOkResponse({ type: DisputeSavedView })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() { on }: DisputeDayDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.steps.accept(actor, { id, version }, on));
  }

  @Post('rejection')
  @HttpCode(200)
  @Requires('dispute:intake')
  @ApiOkResponse({ type: DisputeSavedView })
  async reject(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() { on, reason }: DisputeReasonDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.steps.reject(actor, { id, version }, on, reason));
  }

  @Post('referral')
  @HttpCode(200)
  @Requires('dispute:read')
  @ApiOkResponse({ type: DisputeSavedView })
  async refer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() { on, to, reason }: ReferralDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.steps.refer(actor, { id, version }, on, to, reason));
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Requires('dispute:read')
  @ApiOkResponse({ type: DisputeSavedView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() { on, reason }: DisputeReasonDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.steps.withdraw(actor, { id, version }, on, reason));
  }

  @Post('investigation')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async investigate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.steps.investigate(actor, { id, version }));
  }

  @Post('failure')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async fail(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() { on, reason }: DisputeReasonDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.steps.fail(actor, { id, version }, on, reason));
  }

  @Post('expiry')
  @HttpCode(200)
  @Requires('dispute:mediate')
  @ApiOkResponse({ type: DisputeSavedView })
  async expire(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() { on, reason }: DisputeReasonDto,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.steps.expire(actor, { id, version }, on, reason));
  }

  /** The days of arbitration, where it went there. */
  @Post('arbitration')
  @HttpCode(200)
  @Requires('dispute:read')
  @ApiOkResponse({ type: DisputeSavedView })
  async recordArbitration(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
    @Body() { acceptedOn, decidedOn }: ArbitrationDto,
  ): Promise<DisputeSavedView> {
    const seen = { id, version };
    return DisputeSavedView.of(await this.steps.recordArbitration(actor, seen, acceptedOn, decidedOn ?? null));
  }

  @Post('closing')
  @HttpCode(200)
  @Requires('dispute:read')
  @ApiOkResponse({ type: DisputeSavedView })
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisputeId,
    @IfMatchVersion() version: number,
  ): Promise<DisputeSavedView> {
    return DisputeSavedView.of(await this.steps.close(actor, { id, version }));
  }
}
