import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ModelWorkerReading } from '../app/model-worker-reading';
import { SurveyService } from '../app/survey.service';
import type { SurveyId } from '../domain/model-worker';
import { SurveyAnswersDto, SurveyReasonDto } from './dto/circumstances.dto';
import { SurveyStandingView } from './dto/file.dto';

@ApiTags('model workers')
@Controller('staff/model-worker-surveys')
export class SurveyStaffController {
  constructor(
    private readonly surveys: SurveyService,
    private readonly reading: ModelWorkerReading,
  ) {}

  @Get(':id')
  @Requires('model-worker:manage')
  @ApiOkResponse({ type: SurveyStandingView })
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: SurveyId): Promise<SurveyStandingView> {
    return this.view(actor, id);
  }

  /** By an officer for him, and recorded as such. */
  @Post(':id/answer')
  @HttpCode(200)
  @Requires('model-worker:manage')
  @ApiOkResponse({ type: SurveyStandingView })
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: SurveyId,
    @IfMatchVersion() version: number,
    @Body() dto: SurveyAnswersDto,
  ): Promise<SurveyStandingView> {
    await this.surveys.answer(actor, { id, version }, SurveyAnswersDto.answersOf(dto));
    return this.view(actor, id);
  }

  @Post(':id/acceptance')
  @HttpCode(200)
  @Requires('model-worker:manage')
  @ApiOkResponse({ type: SurveyStandingView })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: SurveyId,
    @IfMatchVersion() version: number,
  ): Promise<SurveyStandingView> {
    await this.surveys.accept(actor, { id, version });
    return this.view(actor, id);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Requires('model-worker:manage')
  @ApiOkResponse({ type: SurveyStandingView })
  async sendBack(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: SurveyId,
    @IfMatchVersion() version: number,
    @Body() { reason }: SurveyReasonDto,
  ): Promise<SurveyStandingView> {
    await this.surveys.sendBack(actor, { id, version }, reason);
    return this.view(actor, id);
  }

  @Post(':id/reopening')
  @HttpCode(200)
  @Requires('model-worker:manage')
  @ApiOkResponse({ type: SurveyStandingView })
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: SurveyId,
    @IfMatchVersion() version: number,
    @Body() { reason }: SurveyReasonDto,
  ): Promise<SurveyStandingView> {
    await this.surveys.reopen(actor, { id, version }, reason);
    return this.view(actor, id);
  }

  private async view(actor: Actor, id: SurveyId): Promise<SurveyStandingView> {
    return SurveyStandingView.of(await this.reading.survey(actor, id), true);
  }
}
