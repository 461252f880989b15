import {
  AsksAgain,
  CurrentActor,
  decodeCursor,
  IdempotencyKey,
  IdPipe,
  type Page,
  pageOf,
  PageOf,
  PageQuery,
  Requires,
} from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DisbursementReading } from '../app/disbursement.reading';
import { PayoutService } from '../app/payout.service';
import type { PayoutBatchId } from '../data/disbursement.entity';
import { PayBatchDto } from './dto/disbursement.dto';
import { PayoutBatchRowView, ReceiptSheetView } from './dto/payout-batch.view';

@ApiTags('disbursements')
@Controller('staff/payout-batches')
export class PayoutBatchStaffController {
  constructor(
    private readonly payouts: PayoutService,
    private readonly reading: DisbursementReading,
  ) {}

  @Get()
  @Requires('disbursement:read')
  @ApiOkResponse({ type: PageOf(PayoutBatchRowView) })
  async list(@CurrentActor() actor: Actor, @Query() { limit, after }: PageQuery): Promise<Page<PayoutBatchRowView>> {
    const found = await this.reading.batches(actor, decodeCursor(after, 1)?.[0] ?? null, limit);
    return pageOf(
      found,
      limit,
      (batch) => PayoutBatchRowView.of(batch),
      (batch) => [batch.id],
    );
  }

  @Post()
  @Requires('disbursement:pay')
  @AsksAgain()
  @ApiCreatedResponse({ type: ReceiptSheetView })
  async pay(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: PayBatchDto,
  ): Promise<ReceiptSheetView> {
    const { id } = await this.payouts.payBatch(actor, PayBatchDto.toBatch(dto), idempotency);
    return this.sheet(actor, id);
  }

  @Get(':id')
  @Requires('disbursement:read')
  @ApiOkResponse({ type: ReceiptSheetView })
  async sheet(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: PayoutBatchId): Promise<ReceiptSheetView> {
    return ReceiptSheetView.sheet(await this.reading.batch(actor, id));
  }
}
