import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor, DocumentId } from '@app/kernel';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FilePaperService } from '../app/file-paper.service';
import { FileReviewService } from '../app/file-review.service';
import { FileStepService } from '../app/file-step.service';
import type { HardshipFileId } from '../domain/hardship-file';
import {
  AssessmentDto,
  ExitDto,
  FilePaperRemovalDto,
  FileReasonDto,
  FileSavedView,
  PapersOfFileDto,
  PublicityDto,
  RecordDto,
  ReviewDto,
  TakenObjectionDto,
} from './dto/hardship-file.dto';

/** The steps of a file; which of them are open is in the file page's `openActions`. */
@ApiTags('hardship-files')
@Controller('staff/hardship-files/:id')
export class FileStepStaffController {
  constructor(
    private readonly steps: FileStepService,
    private readonly papers: FilePaperService,
    private readonly reviews: FileReviewService,
  ) {}

  @Post('returned-application')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async sendBack(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() { reason }: FileReasonDto,
  ): Promise<FileSavedView> {
    const done = await this.steps.sendBack(actor, { id, version }, reason);
    return FileSavedView.of(id, done.version);
  }

  @Post('home-visit')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async recordVisit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() dto: RecordDto,
  ): Promise<FileSavedView> {
    const done = await this.steps.recordVisit(actor, { id, version }, RecordDto.of(dto));
    return FileSavedView.of(id, done.version);
  }

  @Post('assessment')
  @HttpCode(200)
  @Requires('hardship:assess')
  @ApiOkResponse({ type: FileSavedView })
  async assess(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() dto: AssessmentDto,
  ): Promise<FileSavedView> {
    const done = await this.steps.assess(actor, { id, version }, AssessmentDto.of(dto));
    return FileSavedView.of(id, done.version);
  }

  @Post('publicity')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async publicise(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() dto: PublicityDto,
  ): Promise<FileSavedView> {
    const done = await this.steps.publicise(actor, { id, version }, PublicityDto.of(dto));
    return FileSavedView.of(id, done.version);
  }

  @Post('objection')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async object(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() { words, name = null, contact = null }: TakenObjectionDto,
  ): Promise<FileSavedView> {
    const done = await this.steps.object(actor, { id, version }, { words, name, contact });
    return FileSavedView.of(id, done.version);
  }

  @Post('reinvestigation')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async reinvestigate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() dto: RecordDto,
  ): Promise<FileSavedView> {
    const done = await this.steps.reinvestigate(actor, { id, version }, RecordDto.of(dto));
    return FileSavedView.of(id, done.version);
  }

  @Post('exit')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async exit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() { ground, reason }: ExitDto,
  ): Promise<FileSavedView> {
    const done = await this.steps.exit(actor, { id, version }, ground, reason);
    return FileSavedView.of(id, done.version);
  }

  @Post('watch')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async watch(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() dto: RecordDto,
  ): Promise<FileSavedView> {
    const done = await this.steps.watch(actor, { id, version }, RecordDto.of(dto));
    return FileSavedView.of(id, done.version);
  }

  @Post('review')
  @HttpCode(200)
  @Requires('hardship:assess')
  @ApiOkResponse({ type: FileSavedView })
  async review(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() dto: ReviewDto,
  ): Promise<FileSavedView> {
    const done = await this.reviews.review(actor, { id, version }, ReviewDto.of(dto));
    return FileSavedView.of(id, done.version);
  }

  @Post('papers')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async addPapers(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() { item, documentIds }: PapersOfFileDto,
  ): Promise<FileSavedView> {
    const done = await this.papers.addPapers(actor, { id, version }, item, documentIds);
    return FileSavedView.of(id, done.version);
  }

  @Post('papers/:documentId/removal')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async removePaper(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @Param('documentId', IdPipe) documentId: DocumentId,
    @IfMatchVersion() version: number,
    @Body() { reason }: FilePaperRemovalDto,
  ): Promise<FileSavedView> {
    const done = await this.papers.removePaper(actor, { id, version }, documentId, reason);
    return FileSavedView.of(id, done.version);
  }

  @Post('archive')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async archive(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
  ): Promise<FileSavedView> {
    const done = await this.steps.archive(actor, { id, version });
    return FileSavedView.of(id, done.version);
  }

  @Post('review-opening')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async beginReview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
  ): Promise<FileSavedView> {
    const done = await this.reviews.beginReview(actor, { id, version });
    return FileSavedView.of(id, done.version);
  }
}
