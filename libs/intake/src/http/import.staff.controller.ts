import {
  CurrentActor,
  decodeCursor,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  type Page,
  PageOf,
  PageQuery,
  pageOf,
  Requires,
} from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ImportMappingService } from '../app/import-mapping.service';
import { ImportOrderService } from '../app/import-order.service';
import { ImportReadingService } from '../app/import-reading.service';
import { ImportUndoService } from '../app/import-undo.service';
import { ImportUploadService } from '../app/import-upload.service';
import type { ImportRunId } from '../data/import-run.entity';
import { ApplyImportDto, ImportRowQuery, ImportUploadForm, MapColumnsDto, SheetSettingDto } from './dto/import.dto';
import { ImportRowView } from './dto/import-row.view';
import { ImportView } from './dto/import.view';
import { readWorkbooks } from './workbook-upload.reader';

@ApiTags('intake')
@Controller('staff/imports')
export class ImportStaffController {
  constructor(
    private readonly uploads: ImportUploadService,
    private readonly mappings: ImportMappingService,
    private readonly orders: ImportOrderService,
    private readonly undoing: ImportUndoService,
    private readonly readings: ImportReadingService,
  ) {}

  @Post()
  @Requires('intake:run')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: ImportUploadForm })
  @ApiCreatedResponse({ type: ImportView })
  async upload(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Req() request: FastifyRequest,
  ): Promise<ImportView> {
    return this.view(actor, await this.uploads.upload(actor, await readWorkbooks(request), idempotency));
  }

  @Get()
  @Requires('intake:run')
  @ApiOkResponse({ type: PageOf(ImportView) })
  async list(@CurrentActor() actor: Actor, @Query() { limit, after }: PageQuery): Promise<Page<ImportView>> {
    const position = decodeCursor(after, 1)?.[0] as ImportRunId | undefined;
    const readings = await this.readings.list(actor, limit + 1, position ?? null);
    return pageOf(readings, limit, ImportView.of, ({ run }) => [run.id]);
  }

  @Get(':id')
  @Requires('intake:run')
  @ApiOkResponse({ type: ImportView })
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: ImportRunId): Promise<ImportView> {
    return this.view(actor, id);
  }

  @Get(':id/rows')
  @Requires('intake:run')
  @ApiOkResponse({ type: PageOf(ImportRowView) })
  async rows(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ImportRunId,
    @Query() { limit, after, sheetId, verdict }: ImportRowQuery,
  ): Promise<Page<ImportRowView>> {
    const position = decodeCursor(after, 2) as [string, string] | null;
    const filter = {
      ...(sheetId && { sheetId }),
      ...(verdict && (verdict === 'warned' ? { warned: true } : { verdict })),
    };
    const rows = await this.readings.rows(actor, id, filter, position, limit + 1);
    return pageOf(rows, limit, ImportRowView.of, ({ sheetId: sheet, row }) => [sheet, String(row)]);
  }

  @Patch(':id')
  @Requires('intake:run')
  @ApiOkResponse({ type: ImportView })
  async map(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ImportRunId,
    @IfMatchVersion() version: number,
    @Body() { sheets }: MapColumnsDto,
  ): Promise<ImportView> {
    await this.mappings.map(actor, id, version, sheets.map(SheetSettingDto.settingOf));
    return this.view(actor, id);
  }

  @Post(':id/preview')
  @HttpCode(200)
  @Requires('intake:run')
  @ApiOkResponse({ type: ImportView })
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ImportRunId,
    @IfMatchVersion() version: number,
  ): Promise<ImportView> {
    await this.orders.orderPreview(actor, id, version);
    return this.view(actor, id);
  }

  @Post(':id/application')
  @HttpCode(200)
  @Requires('intake:run')
  @ApiOkResponse({ type: ImportView })
  async apply(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ImportRunId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { skipRefused = false }: ApplyImportDto,
  ): Promise<ImportView> {
    await this.orders.orderApplication(actor, id, version, { skipRefused }, idempotency);
    return this.view(actor, id);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Requires('intake:run')
  @ApiOkResponse({ type: ImportView })
  async undo(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ImportRunId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
  ): Promise<ImportView> {
    await this.undoing.undo(actor, id, version, idempotency);
    return this.view(actor, id);
  }

  private async view(actor: Actor, id: ImportRunId): Promise<ImportView> {
    return ImportView.of(await this.readings.one(actor, id));
  }
}
