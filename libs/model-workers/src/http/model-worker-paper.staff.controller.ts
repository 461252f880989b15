import { CurrentActor, IdempotencyKey, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor, DocumentId } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FilePapers } from '../app/file-papers';
import { ModelWorkerReading } from '../app/model-worker-reading';
import { SurveyDaysRegister } from '../app/survey-days';
import type { ModelWorkerFileId } from '../domain/model-worker';
import { ModelWorkerFileView } from './dto/file.dto';
import { ModelWorkerPaperRemovalDto, ModelWorkerPapersDto } from './dto/paper.dto';
import { AllSurveyDaysView, SetSurveyDaysDto } from './dto/survey-days.dto';

/** Papers of a file, and the days of the yearly survey. */
@ApiTags('model workers')
@Controller('staff')
export class ModelWorkerPaperStaffController {
  constructor(
    private readonly papers: FilePapers,
    private readonly days: SurveyDaysRegister,
    private readonly reading: ModelWorkerReading,
  ) {}

  @Post('model-workers/:id/papers')
  @HttpCode(200)
  @Requires('model-worker:manage')
  @ApiOkResponse({ type: ModelWorkerFileView })
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ModelWorkerFileId,
    @IfMatchVersion() version: number,
    @Body() { documentIds }: ModelWorkerPapersDto,
  ): Promise<ModelWorkerFileView> {
    await this.papers.add(actor, { id, version }, documentIds);
    return ModelWorkerFileView.of(await this.reading.page(actor, id));
  }

  @Post('model-workers/:id/papers/:documentId/removal')
  @HttpCode(200)
  @Requires('model-worker:manage')
  @ApiOkResponse({ type: ModelWorkerFileView })
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ModelWorkerFileId,
    @Param('documentId', IdPipe) documentId: DocumentId,
    @IfMatchVersion() version: number,
    @Body() { reason }: ModelWorkerPaperRemovalDto,
  ): Promise<ModelWorkerFileView> {
    await this.papers.remove(actor, { id, version }, documentId, reason);
    return ModelWorkerFileView.of(await this.reading.page(actor, id));
  }

  @Get('model-worker-survey-days')
  @Requires('model-worker:read')
  @ApiOkResponse({ type: AllSurveyDaysView })
  async surveyDays(@CurrentActor() actor: Actor): Promise<AllSurveyDaysView> {
    return AllSurveyDaysView.of(await this.days.all(actor));
  }

  @Post('model-worker-survey-days')
  @Requires('model-worker:manage-rules')
  @ApiCreatedResponse({ type: AllSurveyDaysView })
  async setSurveyDays(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: SetSurveyDaysDto,
  ): Promise<AllSurveyDaysView> {
    await this.days.set(actor, SetSurveyDaysDto.daysOf(dto), idempotency);
    return AllSurveyDaysView.of(await this.days.all(actor));
  }
}
