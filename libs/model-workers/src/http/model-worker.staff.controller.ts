import {
  AnswersSheet,
  CurrentActor,
  decodeCursor,
  filterWords,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  type Page,
  PageOf,
  pageOf,
  Requires,
  type Sheet,
} from '@app/http';
import type { Actor } from '@app/kernel';
import { UnionReading } from '@app/organizations';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FileService } from '../app/file.service';
import { ModelWorkerReading } from '../app/model-worker-reading';
import { FILE_STATUS_LABELS } from '../domain/file.lifecycle';
import { HONOUR_LEVEL_LABELS, type ModelWorkerFileId } from '../domain/model-worker';
import { CircumstancesView, LookQuery } from './dto/circumstances.dto';
import { FILE_DUE_LABELS, MODEL_WORKER_COLUMNS } from './dto/model-worker.sheet';
import {
  BarDto,
  CorrectModelWorkerFileDto,
  ModelWorkerCountsQuery,
  ModelWorkerCountsView,
  ModelWorkerLineView,
  FilesQuery,
  FileStepDto,
  ModelWorkerFileView,
  OpenedOfRosterView,
  OpenModelWorkerFileDto,
  RosterDto,
} from './dto/file.dto';

@ApiTags('model workers')
@Controller('staff')
export class ModelWorkerStaffController {
  constructor(
    private readonly files: FileService,
    private readonly reading: ModelWorkerReading,
    private readonly unions: UnionReading,
  ) {}

  @Get('model-workers')
  @Requires('model-worker:read')
  @ApiOkResponse({ type: PageOf(ModelWorkerLineView) })
  async list(@CurrentActor() actor: Actor, @Query() query: FilesQuery): Promise<Page<ModelWorkerLineView>> {
    const { limit, after: from, ...filter } = query;
    const after = decodeCursor(from, 2) as [string, string] | null;
    const rows = await this.reading.list(actor, { ...filter, after, limit: limit + 1 });
    return pageOf(rows, limit, ModelWorkerLineView.of, ({ pinyin, id }) => [pinyin, id]);
  }

  /** The same list in Excel. */
  @Get('model-workers/sheet')
  @Requires('model-worker:read')
  @AnswersSheet()
  async sheet(@CurrentActor() actor: Actor, @Query() query: FilesQuery): Promise<Sheet<ModelWorkerLineView>> {
    const { unionId, status, level, due, name } = query;
    return {
      ...{ title: '劳模', list: 'model-workers', columns: MODEL_WORKER_COLUMNS },
      filters: filterWords(
        ['工会', await this.unions.filterName(actor, 'model-worker:read', unionId)],
        ['状态', status && FILE_STATUS_LABELS[status]],
        ['级别', level && HONOUR_LEVEL_LABELS[level]],
        ['要办的事', due && FILE_DUE_LABELS[due]],
        ['姓名', name],
      ),
      page: (after, limit) => this.list(actor, { ...query, limit, ...(after && { after }) }),
    };
  }

  @Get('model-worker-counts')
  @Requires('model-worker:read')
  @ApiOkResponse({ type: ModelWorkerCountsView })
  async counts(
    @CurrentActor() actor: Actor,
    @Query() { unionId }: ModelWorkerCountsQuery,
  ): Promise<ModelWorkerCountsView> {
    return ModelWorkerCountsView.of(await this.reading.counts(actor, unionId ?? null));
  }

  @Post('model-workers')
  @Requires('model-worker:manage')
  @ApiCreatedResponse({ type: ModelWorkerFileView })
  async open(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: OpenModelWorkerFileDto,
  ): Promise<ModelWorkerFileView> {
    return this.view(actor, await this.files.open(actor, OpenModelWorkerFileDto.fileOf(dto), idempotency));
  }

  /** For everybody whom the roster knows as a model worker; again it opens nothing. */
  @Post('model-workers/of-roster')
  @HttpCode(200)
  @Requires('model-worker:manage')
  @ApiOkResponse({ type: OpenedOfRosterView })
  async openOfRoster(@CurrentActor() actor: Actor, @Body() { unionId }: RosterDto): Promise<OpenedOfRosterView> {
    return Object.assign(new OpenedOfRosterView(), { opened: await this.files.openOfRoster(actor, unionId) });
  }

  @Get('model-workers/:id')
  @Requires('model-worker:read')
  @ApiOkResponse({ type: ModelWorkerFileView })
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: ModelWorkerFileId): Promise<ModelWorkerFileView> {
    return this.view(actor, id);
  }

  /** Income, causes and calculations; the look is recorded and shown to the member. */
  @Get('model-workers/:id/circumstances')
  @Requires('model-worker:read-sensitive')
  @ApiOkResponse({ type: CircumstancesView })
  async circumstances(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ModelWorkerFileId,
    @Query() { reason }: LookQuery,
  ): Promise<CircumstancesView> {
    return CircumstancesView.of(await this.reading.circumstances(actor, id, reason));
  }

  @Patch('model-workers/:id')
  @Requires('model-worker:manage')
  @ApiOkResponse({ type: ModelWorkerFileView })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ModelWorkerFileId,
    @IfMatchVersion() version: number,
    @Body() dto: CorrectModelWorkerFileDto,
  ): Promise<ModelWorkerFileView> {
    await this.files.correct(actor, { id, version }, CorrectModelWorkerFileDto.changeOf(dto));
    return this.view(actor, id);
  }

  @Post('model-workers/:id/state')
  @HttpCode(200)
  @Requires('model-worker:manage')
  @ApiOkResponse({ type: ModelWorkerFileView })
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ModelWorkerFileId,
    @IfMatchVersion() version: number,
    @Body() step: FileStepDto,
  ): Promise<ModelWorkerFileView> {
    await this.files.move(actor, { id, version }, step);
    return this.view(actor, id);
  }

  @Post('model-workers/:id/bar')
  @HttpCode(200)
  @Requires('model-worker:manage')
  @ApiOkResponse({ type: ModelWorkerFileView })
  async bar(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ModelWorkerFileId,
    @IfMatchVersion() version: number,
    @Body() { barred, reason }: BarDto,
  ): Promise<ModelWorkerFileView> {
    await this.files.bar(actor, { id, version }, barred, reason);
    return this.view(actor, id);
  }

  private async view(actor: Actor, id: ModelWorkerFileId): Promise<ModelWorkerFileView> {
    return ModelWorkerFileView.of(await this.reading.page(actor, id));
  }
}
