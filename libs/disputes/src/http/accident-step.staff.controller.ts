import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccidentHandlers } from '../app/accident-handlers';
import { AccidentClockService } from '../app/accident-clock.service';
import { AccidentStepService } from '../app/accident-step.service';
import type { AccidentId } from '../domain/accident';
import {
  AccidentActivityDto,
  AccidentDecisionDto,
  AccidentClockEventDto,
  AccidentHandlerDto,
  AccidentJoiningDto,
  AccidentOpinionDto,
  AccidentSavedView,
  AccidentToldDto,
} from './dto/accident.dto';

/** Steps of an accident's case; which of them are open is in its page's `openActions`. */
@ApiTags('accidents')
@Controller('staff/accidents/:id')
export class AccidentStepStaffController {
  constructor(
    private readonly steps: AccidentStepService,
    private readonly clocks: AccidentClockService,
    private readonly handlers: AccidentHandlers,
  ) {}

  @Post('handler')
  @HttpCode(200)
  @Requires('accident:intake')
  @ApiOkResponse({ type: AccidentSavedView })
  async appoint(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @IfMatchVersion() version: number,
    @Body() { accountId }: AccidentHandlerDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.handlers.appoint(actor, { id, version }, accountId));
  }

  @Post('joining')
  @HttpCode(200)
  @Requires('accident:intake')
  @ApiOkResponse({ type: AccidentSavedView })
  async join(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @IfMatchVersion() version: number,
    @Body() { on, investigatedBy }: AccidentJoiningDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.steps.join(actor, { id, version }, on, investigatedBy));
  }

  @Post('rejection')
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async decline(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @IfMatchVersion() version: number,
    @Body() told: AccidentToldDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.steps.decline(actor, { id, version }, told));
  }

  @Post('findings')
  @HttpCode(200)
  @Requires('accident:handle')
  @ApiOkResponse({ type: AccidentSavedView })
  async find(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @IfMatchVersion() version: number,
    @Body() told: AccidentToldDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.steps.find(actor, { id, version }, told));
  }

  @Post('opinion')
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async opine(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @IfMatchVersion() version: number,
    @Body() dto: AccidentOpinionDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.steps.opine(actor, { id, version }, dto, dto.to));
  }

  @Post('decision')
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @IfMatchVersion() version: number,
    @Body() dto: AccidentDecisionDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.steps.decide(actor, { id, version }, dto, dto.answer));
  }

  @Post('activities')
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async recordActivity(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @IfMatchVersion() version: number,
    @Body() dto: AccidentActivityDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.steps.recordActivity(actor, { id, version }, dto.kind, dto));
  }

  /** More time that was approved, or time that is not counted. */
  @Post('clock-events')
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async recordClockEvent(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @IfMatchVersion() version: number,
    @Body() dto: AccidentClockEventDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.clocks.record(actor, { id, version }, AccidentClockEventDto.event(dto)));
  }

  @Post('closing')
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @IfMatchVersion() version: number,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.steps.close(actor, { id, version }));
  }
}
