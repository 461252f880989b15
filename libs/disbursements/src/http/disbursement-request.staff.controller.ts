import { CurrentActor, EditsRecord, IdempotencyKey, IdPipe, IfMatchVersion, Requires } from '@app/http';
import { type Actor, parseFen } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DisbursementDecisionService, type Seen } from '../app/disbursement-decision.service';
import { DisbursementReading } from '../app/disbursement.reading';
import { ReceiptService } from '../app/receipt.service';
import type { DisbursementId } from '../domain/disbursement';
import { AmountDto, AnswerDto, DisbursementReasonDto, SubmitDto } from './dto/disbursement.dto';
import { DisbursementView } from './dto/disbursement.view';

/** What who asks does: submit, take back, put right, remind, answer the member. */
@ApiTags('disbursements')
@Controller('staff/disbursements/:id')
export class DisbursementRequestStaffController {
  constructor(
    private readonly decisions: DisbursementDecisionService,
    private readonly receipts: ReceiptService,
    private readonly reading: DisbursementReading,
  ) {}

  @Post('submission')
  @EditsRecord()
  @HttpCode(200)
  @Requires('disbursement:request')
  @ApiOkResponse({ type: DisbursementView })
  submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: SubmitDto,
  ): Promise<DisbursementView> {
    const seen = { id, version, idempotency };
    return this.after(actor, seen, this.decisions.submit(actor, seen, SubmitDto.toResubmission(dto)));
  }

  @Post('resubmission')
  @EditsRecord()
  @HttpCode(200)
  @Requires('disbursement:request')
  @ApiOkResponse({ type: DisbursementView })
  resubmit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: SubmitDto,
  ): Promise<DisbursementView> {
    const seen = { id, version, idempotency };
    return this.after(actor, seen, this.decisions.submit(actor, seen, SubmitDto.toResubmission(dto)));
  }

  /** Of what a signer sent back: a colleague who may ask as well goes on with it, and says why. */
  @Post('take-over')
  @HttpCode(200)
  @Requires('disbursement:request')
  @ApiOkResponse({ type: DisbursementView })
  takeOver(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { reason }: DisbursementReasonDto,
  ): Promise<DisbursementView> {
    const seen = { id, version, idempotency };
    return this.after(actor, seen, this.decisions.takeOver(actor, seen, reason));
  }

  @Post('amount')
  @EditsRecord()
  @HttpCode(200)
  @Requires('disbursement:request')
  @ApiOkResponse({ type: DisbursementView })
  changeAmount(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { amount }: AmountDto,
  ): Promise<DisbursementView> {
    const seen = { id, version, idempotency };
    return this.after(actor, seen, this.decisions.changeAmount(actor, seen, parseFen(amount)));
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Requires('disbursement:request')
  @ApiOkResponse({ type: DisbursementView })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { reason }: DisbursementReasonDto,
  ): Promise<DisbursementView> {
    const seen = { id, version, idempotency };
    return this.after(actor, seen, this.decisions.withdraw(actor, seen, reason));
  }

  @Post('reminder')
  @HttpCode(200)
  @Requires('disbursement:request')
  @ApiOkResponse({ type: DisbursementView })
  remind(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
  ): Promise<DisbursementView> {
    const seen = { id, version, idempotency };
    return this.after(actor, seen, this.decisions.remind(actor, seen));
  }

  @Post('answer')
  @HttpCode(200)
  @Requires('disbursement:request')
  @ApiOkResponse({ type: DisbursementView })
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { finding }: AnswerDto,
  ): Promise<DisbursementView> {
    const seen = { id, version, idempotency };
    return this.after(actor, seen, this.receipts.answer(actor, seen, finding));
  }

  private async after(actor: Actor, { id }: Seen, change: Promise<unknown>): Promise<DisbursementView> {
    await change;
    return DisbursementView.whole(await this.reading.one(actor, id), actor);
  }
}
