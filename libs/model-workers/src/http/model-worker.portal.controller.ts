import { CurrentActor, IdPipe, IfMatchVersion, MemberOnly } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FilePapers } from '../app/file-papers';
import { ModelWorkerReading } from '../app/model-worker-reading';
import { SurveyService } from '../app/survey.service';
import type { SurveyId } from '../domain/model-worker';
import { SurveyAnswersDto, OwnModelWorkerFileAnswer } from './dto/circumstances.dto';
import { ModelWorkerPapersDto } from './dto/paper.dto';

@ApiTags('portal')
@Controller('portal/model-worker')
export class ModelWorkerPortalController {
  constructor(
    private readonly surveys: SurveyService,
    private readonly reading: ModelWorkerReading,
    private readonly papers: FilePapers,
  ) {}

  @Get()
  @MemberOnly()
  @ApiOkResponse({ type: OwnModelWorkerFileAnswer })
  async own(@CurrentActor() actor: Actor): Promise<OwnModelWorkerFileAnswer> {
    return OwnModelWorkerFileAnswer.of(await this.reading.own(actor));
  }

  @Post('surveys/:id/answer')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: OwnModelWorkerFileAnswer })
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: SurveyId,
    @IfMatchVersion() version: number,
    @Body() dto: SurveyAnswersDto,
  ): Promise<OwnModelWorkerFileAnswer> {
    await this.surveys.answerOwn(actor, { id, version }, SurveyAnswersDto.answersOf(dto));
    return OwnModelWorkerFileAnswer.of(await this.reading.own(actor));
  }

  @Post('papers')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: OwnModelWorkerFileAnswer })
  async addPapers(
    @CurrentActor() actor: Actor,
    @Body() { documentIds }: ModelWorkerPapersDto,
  ): Promise<OwnModelWorkerFileAnswer> {
    await this.papers.addOwn(actor, documentIds);
    return OwnModelWorkerFileAnswer.of(await this.reading.own(actor));
  }
}
