import { AsksAgain, CurrentActor, IdempotencyKey, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DisbursementReading } from '../app/disbursement.reading';
import { PaymentService } from '../app/payment.service';
import { ReconciliationService } from '../app/reconciliation.service';
import type { DisbursementId } from '../domain/disbursement';
import {
  DisbursementReasonDto,
  PapersReviewDto,
  PayDto,
  PayInCashDto,
  ReconcileDto,
  ReverseDto,
} from './dto/disbursement.dto';
import { DisbursementView } from './dto/disbursement.view';

/** What the cashier and the accountant do. */
@ApiTags('disbursements')
@Controller('staff/disbursements/:id')
export class PaymentStaffController {
  constructor(
    private readonly payments: PaymentService,
    private readonly reconciliations: ReconciliationService,
    private readonly reading: DisbursementReading,
  ) {}

  @Post('payment')
  @HttpCode(200)
  @Requires('disbursement:pay')
  @AsksAgain()
  @ApiOkResponse({ type: DisbursementView })
  pay(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: PayDto,
  ): Promise<DisbursementView> {
    return this.after(actor, this.payments.pay(actor, { id, version, idempotency }, PayDto.toOrder(dto)));
  }

  /** What the bank could not transfer, handed over against a signed sheet. */
  @Post('cash-payment')
  @HttpCode(200)
  @Requires('disbursement:pay')
  @AsksAgain()
  @ApiOkResponse({ type: DisbursementView })
  payInCash(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: PayInCashDto,
  ): Promise<DisbursementView> {
    return this.after(actor, this.payments.payInCash(actor, { id, version, idempotency }, PayInCashDto.toOrder(dto)));
  }

  @Post('send-back')
  @HttpCode(200)
  @Requires('disbursement:pay')
  @ApiOkResponse({ type: DisbursementView })
  sendBack(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { reason }: DisbursementReasonDto,
  ): Promise<DisbursementView> {
    return this.after(actor, this.payments.sendBack(actor, { id, version, idempotency }, reason));
  }

  /** 应急先付: the papers are whole now. */
  @Post('papers-review')
  @HttpCode(200)
  @Requires('disbursement:review-papers')
  @ApiOkResponse({ type: DisbursementView })
  reviewPapers(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { finding }: PapersReviewDto,
  ): Promise<DisbursementView> {
    return this.after(actor, this.reconciliations.reviewPapers(actor, { id, version, idempotency }, finding));
  }

  @Post('reconciliation')
  @HttpCode(200)
  @Requires('disbursement:reconcile')
  @ApiOkResponse({ type: DisbursementView })
  reconcile(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { statementReference }: ReconcileDto,
  ): Promise<DisbursementView> {
    const seen = { id, version, idempotency };
    return this.after(actor, this.reconciliations.reconcile(actor, seen, statementReference));
  }

  @Post('reversal')
  @HttpCode(200)
  @Requires('disbursement:reverse')
  @ApiOkResponse({ type: DisbursementView })
  reverse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { reason, document }: ReverseDto,
  ): Promise<DisbursementView> {
    const seen = { id, version, idempotency };
    return this.after(actor, this.reconciliations.reverse(actor, seen, { reason, document }));
  }

  /** Answers with the new request that pays it anew. */
  @Post('return-transfer')
  @HttpCode(200)
  @Requires('disbursement:reverse')
  @ApiOkResponse({ type: DisbursementView })
  returnTransfer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { reason, document }: ReverseDto,
  ): Promise<DisbursementView> {
    const seen = { id, version, idempotency };
    return this.after(actor, this.reconciliations.returnTransfer(actor, seen, { reason, document }));
  }

  private async after(actor: Actor, change: Promise<{ readonly id: DisbursementId }>): Promise<DisbursementView> {
    const { id } = await change;
    return DisbursementView.whole(await this.reading.one(actor, id), actor);
  }
}
