import {
  CurrentActor,
  decodeCursor,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  MemberOnly,
  type Page,
  pageOf,
  PageOf,
  PageQuery,
} from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DisbursementReading } from '../app/disbursement.reading';
import { ReceiptService } from '../app/receipt.service';
import type { DisbursementId } from '../domain/disbursement';
import { ReceiptDto } from './dto/disbursement.dto';
import { OwnDisbursementView } from './dto/own-disbursement.view';

@ApiTags('disbursements')
@Controller('portal/disbursements')
export class DisbursementPortalController {
  constructor(
    private readonly reading: DisbursementReading,
    private readonly receipts: ReceiptService,
  ) {}

  @Get()
  @MemberOnly()
  @ApiOkResponse({ type: PageOf(OwnDisbursementView) })
  async list(@CurrentActor() actor: Actor, @Query() { limit, after }: PageQuery): Promise<Page<OwnDisbursementView>> {
    const found = await this.reading.own(actor, decodeCursor(after, 1)?.[0] ?? null, limit);
    return pageOf(
      found,
      limit,
      (each) => OwnDisbursementView.of(each),
      (each) => each.position,
    );
  }

  @Post(':id/receipt')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: OwnDisbursementView })
  async say(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { received, note = '' }: ReceiptDto,
  ): Promise<OwnDisbursementView> {
    await this.receipts.say(actor, { id, version, idempotency }, { received, note });
    return OwnDisbursementView.of(await this.reading.ownOne(actor, id));
  }
}
