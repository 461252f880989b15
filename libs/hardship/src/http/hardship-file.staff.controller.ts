import { CurrentActor, IdPipe, IfMatchVersion, type Page, PageOf, pageOf, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FileDraftService } from '../app/file-draft.service';
import { FileReading, HouseholdReading } from '../app/file-reading';
import { RecordCompletionService } from '../app/record-completion.service';
import { FileToday } from '../app/file-today';
import type { HardshipFileId } from '../domain/hardship-file';
import { FileDraftDto, FileSavedView, HouseholdQuery, OpenFileDto } from './dto/hardship-file.dto';
import { FileCountsQuery, FileCountsView, FileLineView, FileListQuery, positionOf } from './dto/file-line.view';
import { HardshipFileView } from './dto/hardship-file.view';
import { FileHouseholdView } from './dto/household.view';
import { RecordCompletionDto } from './dto/record-completion.dto';

@ApiTags('hardship-files')
@Controller('staff/hardship-files')
export class HardshipFileStaffController {
  constructor(
    private readonly reading: FileReading,
    private readonly households: HouseholdReading,
    private readonly drafts: FileDraftService,
    private readonly completion: RecordCompletionService,
    private readonly clock: FileToday,
  ) {}

  @Get()
  @Requires('hardship:read')
  @ApiOkResponse({ type: PageOf(FileLineView) })
  async list(@CurrentActor() actor: Actor, @Query() query: FileListQuery): Promise<Page<FileLineView>> {
    const { group = null, category = null, unionId = null, memberId = null, text = null, record = null, limit } = query;
    const filter = { group, category, unionId, memberId, text, record };
    const lines = await this.reading.lines(actor, filter, positionOf(query.after), limit);
    return pageOf(
      lines,
      limit,
      (line) => FileLineView.of(line),
      (line) => [line.dueOn, line.id],
    );
  }

  @Get('counts')
  @Requires('hardship:read')
  @ApiOkResponse({ type: FileCountsView })
  async counts(@CurrentActor() actor: Actor, @Query() { unionId }: FileCountsQuery): Promise<FileCountsView> {
    return FileCountsView.of(await this.reading.counts(actor, unionId ?? null));
  }

  @Get(':id')
  @Requires('hardship:read')
  @ApiOkResponse({ type: HardshipFileView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: HardshipFileId): Promise<HardshipFileView> {
    return HardshipFileView.of(await this.reading.page(actor, id), actor, await this.clock.today(actor));
  }

  /** Incomes, health and the computation; every look is recorded and shown to the member. */
  @Get(':id/household')
  @Requires('hardship:read-sensitive')
  @ApiOkResponse({ type: FileHouseholdView })
  async household(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @Query() { reason }: HouseholdQuery,
  ): Promise<FileHouseholdView> {
    return FileHouseholdView.of(await this.households.read(actor, id, reason));
  }

  @Post()
  @Requires('hardship:manage')
  @ApiCreatedResponse({ type: FileSavedView })
  async open(@CurrentActor() actor: Actor, @Body() { memberId }: OpenFileDto): Promise<FileSavedView> {
    const { id, version } = await this.drafts.openFor(actor, memberId);
    return FileSavedView.of(id, version);
  }

  /** Fills the application in for the member; that an officer did is kept. */
  @Post(':id/draft')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async save(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() dto: FileDraftDto,
  ): Promise<FileSavedView> {
    const saved = await this.drafts.save(actor, { id, version }, FileDraftDto.toDraft(dto));
    return FileSavedView.of(id, saved.version);
  }

  /** Completes or puts right the record once it was handed in; a household or an income that changed opens the review. */
  @Post(':id/record')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async complete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @Body() dto: RecordCompletionDto,
  ): Promise<FileSavedView> {
    const done = await this.completion.complete(actor, { id, version }, RecordCompletionDto.toRecord(dto));
    return FileSavedView.of(id, done.version);
  }

  @Post(':id/application')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: FileSavedView })
  async apply(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
  ): Promise<FileSavedView> {
    return FileSavedView.of(id, (await this.drafts.apply(actor, { id, version })).version);
  }
}
