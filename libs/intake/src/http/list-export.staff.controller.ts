import { Readable } from 'node:stream';
import {
  CurrentActor,
  decodeCursor,
  fileNameOf,
  IdPipe,
  isUnreadable,
  MEDIA_TYPE,
  type Page,
  pageOf,
  PageOf,
  PageQuery,
  refuse,
  SignedIn,
} from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ListExportService } from '../app/list-export.service';
import type { ListExportId } from '../data/list-export.entity';
import { ExportOrderDto, ListExportView } from './dto/list-export.view';

/** Lists too long to be waited for: made by the worker, for who ordered them alone. Each list asks its own permission. */
@ApiTags('exports')
@Controller('staff/exports')
export class ListExportStaffController {
  constructor(private readonly exports: ListExportService) {}

  @Post()
  @SignedIn()
  @ApiCreatedResponse({ type: ListExportView })
  async order(@CurrentActor() actor: Actor, @Body() { path, query }: ExportOrderDto): Promise<ListExportView> {
    const isPlain = Object.values(query).every((value) => typeof value === 'string');
    if (!isPlain || isUnreadable(query)) return refuse('request.not-readable');
    return ListExportView.of(await this.exports.order(actor, { path, query }));
  }

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: PageOf(ListExportView) })
  async list(@CurrentActor() actor: Actor, @Query() { limit, after }: PageQuery): Promise<Page<ListExportView>> {
    const rows = await this.exports.list(actor, decodeCursor(after, 1)?.[0] ?? null, limit);
    return pageOf(rows, limit, ListExportView.of, ({ id }) => [id]);
  }

  @Get(':id')
  @SignedIn()
  @ApiOkResponse({ type: ListExportView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: ListExportId): Promise<ListExportView> {
    return ListExportView.of(await this.exports.one(actor, id));
  }

  @Get(':id/file')
  @SignedIn()
  @ApiProduces(MEDIA_TYPE)
  @ApiOkResponse({ description: 'Excel', schema: { type: 'string', format: 'binary' } })
  async file(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: ListExportId): Promise<StreamableFile> {
    const { title, finishedAt, zone, byteSize, pieces } = await this.exports.file(actor, id);
    const disposition = fileNameOf(title, { by: actor.displayName, at: finishedAt, zone });
    return new StreamableFile(Readable.from(pieces), { type: MEDIA_TYPE, disposition, length: byteSize });
  }
}
