import {
  AsksAgain,
  CurrentActor,
  decodeCursor,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  type Page,
  pageOf,
  PageOf,
  PageQuery,
  Requires,
} from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TransferListReading } from '../app/transfer-list.reading';
import { TransferListService } from '../app/transfer-list.service';
import type { TransferListId } from '../data/transfer-list.entity';
import { DisbursementReasonDto, SelectionDto } from './dto/disbursement.dto';
import {
  BankFileDto,
  ReadResultView,
  TransferItemView,
  TransferListView,
  TransferResultsDto,
} from './dto/transfer-list.dto';
import { readResultSheet } from './result-sheet.reader';

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
const FORM = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } } as const;

/** Transfers that the bank carries out from a file; for who may pay, since it names whole cards. */
@ApiTags('disbursements')
@Controller('staff/transfer-lists')
export class TransferListStaffController {
  constructor(
    private readonly transfers: TransferListService,
    private readonly reading: TransferListReading,
  ) {}

  @Get()
  @Requires('disbursement:pay')
  @ApiOkResponse({ type: PageOf(TransferListView) })
  async list(@CurrentActor() actor: Actor, @Query() { limit, after }: PageQuery): Promise<Page<TransferListView>> {
    const found = await this.reading.list(actor, decodeCursor(after, 1)?.[0] ?? null, limit);
    return pageOf(
      found,
      limit,
      (list) => TransferListView.of(list),
      (list) => [list.id],
    );
  }

  @Post()
  @Requires('disbursement:pay')
  @AsksAgain()
  @ApiCreatedResponse({ type: TransferListView })
  async prepare(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: SelectionDto,
  ): Promise<TransferListView> {
    const { id } = await this.transfers.prepare(actor, SelectionDto.toSelection(dto), idempotency);
    return this.one(actor, id);
  }

  @Get(':id')
  @Requires('disbursement:pay')
  @ApiOkResponse({ type: TransferListView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: TransferListId): Promise<TransferListView> {
    return TransferListView.of(await this.reading.one(actor, id));
  }

  @Get(':id/items')
  @Requires('disbursement:pay')
  @ApiOkResponse({ type: PageOf(TransferItemView) })
  async items(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: TransferListId,
    @Query() { limit, after }: PageQuery,
  ): Promise<Page<TransferItemView>> {
    const line = Number(decodeCursor(after, 1)?.[0] ?? 0);
    return pageOf(
      await this.reading.items(actor, id, line, limit),
      limit,
      (each) => TransferItemView.of(each),
      (each) => [String(each.item.line)],
    );
  }

  /** The file for the bank; that it was made is recorded. */
  @Post(':id/file')
  @HttpCode(200)
  @Requires('disbursement:pay')
  @AsksAgain()
  @ApiProduces(...Object.values(MEDIA_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: TransferListId,
    @Body() { format }: BankFileDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, content } = await this.reading.file(actor, id, format);
    const disposition = `attachment; filename="transfers.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`;
    await reply
      .headers({
        'content-type': MEDIA_TYPES[format],
        'content-disposition': disposition,
        'cache-control': 'private, no-store',
      })
      .send(content);
  }

  /** Reads the bank's result sheet and says what it says; nothing is booked. */
  @Post(':id/result-sheet')
  @HttpCode(200)
  @Requires('disbursement:pay')
  @AsksAgain()
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @ApiOkResponse({ type: ReadResultView })
  async readResult(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: TransferListId,
    @Req() request: FastifyRequest,
  ): Promise<ReadResultView> {
    return ReadResultView.of(await this.reading.readResult(actor, id, await readResultSheet(request)));
  }

  /** Books what the bank paid; what failed waits for the cashier again. */
  @Post(':id/results')
  @HttpCode(200)
  @Requires('disbursement:pay')
  @AsksAgain()
  @ApiOkResponse({ type: TransferListView })
  async settle(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: TransferListId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: TransferResultsDto,
  ): Promise<TransferListView> {
    const results = TransferResultsDto.toResults(dto);
    await this.transfers.settle(actor, { id, version, idempotency }, results);
    return this.one(actor, id);
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Requires('disbursement:pay')
  @ApiOkResponse({ type: TransferListView })
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: TransferListId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { reason }: DisbursementReasonDto,
  ): Promise<TransferListView> {
    await this.transfers.cancel(actor, { id, version, idempotency }, reason);
    return this.one(actor, id);
  }
}
