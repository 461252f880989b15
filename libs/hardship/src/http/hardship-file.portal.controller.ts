import { CurrentActor, IdPipe, IfMatchVersion, MemberOnly } from '@app/http';
import type { Actor, DocumentId } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FileAppealService } from '../app/file-appeal.service';
import { FileDecisionService } from '../app/file-decision.service';
import { FileDraftService } from '../app/file-draft.service';
import { FileReading, HouseholdReading } from '../app/file-reading';
import { FilePaperService } from '../app/file-paper.service';
import { FileToday } from '../app/file-today';
import type { HardshipFileId } from '../domain/hardship-file';
import type { FileAppealId } from '../data/file-appeal.entity';
import {
  AppealDto,
  FileDraftDto,
  FilePaperRemovalDto,
  FileReasonDto,
  FileSavedView,
  PapersOfFileDto,
} from './dto/hardship-file.dto';
import { PortalFileAnswer, PortalFileView } from './dto/portal-file.view';

/** The member's own file: what is missing, why this category, and his part of the form. */
@ApiTags('portal')
@Controller('portal/hardship-file')
export class HardshipFilePortalController {
  constructor(
    private readonly reading: FileReading,
    private readonly households: HouseholdReading,
    private readonly drafts: FileDraftService,
    private readonly papers: FilePaperService,
    private readonly decisions: FileDecisionService,
    private readonly appeals: FileAppealService,
    private readonly clock: FileToday,
  ) {}

  @Get()
  @MemberOnly()
  @ApiOkResponse({ type: PortalFileAnswer })
  async mine(@CurrentActor() actor: Actor): Promise<PortalFileAnswer> {
    const [page, household] = [await this.reading.ownPage(actor), await this.households.readOwn(actor)];
    const today = await this.clock.today(actor);
    const appeals = await this.appeals.own(actor);
    const file = page && household ? PortalFileView.of(page, household, appeals, { actor, today }) : null;
    return Object.assign(new PortalFileAnswer(), { file });
  }

  @Post()
  @MemberOnly()
  @ApiCreatedResponse({ type: FileSavedView })
  async open(@CurrentActor() actor: Actor): Promise<FileSavedView> {
    const { id, version } = await this.drafts.openOwn(actor);
    return FileSavedView.of(id, version);
  }

  @Post(':id/draft')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: FileSavedView })
  async save(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() dto: FileDraftDto,
  ): Promise<FileSavedView> {
    const saved = await this.drafts.saveOwn(actor, { id, version }, FileDraftDto.toDraft(dto));
    return FileSavedView.of(id, saved.version);
  }

  @Post(':id/application')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: FileSavedView })
  async apply(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
  ): Promise<FileSavedView> {
    return FileSavedView.of(id, (await this.drafts.applyOwn(actor, { id, version })).version);
  }

  @Post(':id/papers')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: FileSavedView })
  async addPapers(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() { item, documentIds }: PapersOfFileDto,
  ): Promise<FileSavedView> {
    const done = await this.papers.addOwnPapers(actor, { id, version }, item, documentIds);
    return FileSavedView.of(id, done.version);
  }

  @Post(':id/papers/:documentId/removal')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: FileSavedView })
  async removePaper(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @Param('documentId', IdPipe) documentId: DocumentId,
    @IfMatchVersion() version: number,
    @Body() { reason }: FilePaperRemovalDto,
  ): Promise<FileSavedView> {
    const done = await this.papers.removeOwnPaper(actor, { id, version }, documentId, reason);
    return FileSavedView.of(id, done.version);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: FileSavedView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() { reason }: FileReasonDto,
  ): Promise<FileSavedView> {
    await this.decisions.withdrawOwn(actor, { id, version }, reason);
    return FileSavedView.of(id, version + 1);
  }

  /** 申诉 against a decision on the file. */
  @Post(':id/appeal')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: FileSavedView })
  async appeal(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() { words }: AppealDto,
  ): Promise<FileSavedView> {
    return FileSavedView.of(id, (await this.appeals.raise(actor, { id, version }, words)).version);
  }

  @Post('appeals/:id/withdrawal')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: FileSavedView })
  async withdrawAppeal(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: FileAppealId,
    @IfMatchVersion() version: number,
  ): Promise<FileSavedView> {
    await this.appeals.withdraw(actor, id, version);
    return FileSavedView.of(id, version + 1);
  }
}
