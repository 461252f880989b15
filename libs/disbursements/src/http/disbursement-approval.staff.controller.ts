import { CollectiveDecisionDto, CommentDto, ReturnDto, ToPersonDto } from '@app/approvals';
import { CurrentActor, IdempotencyKey, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DisbursementDecisionService, type SignerOrder } from '../app/disbursement-decision.service';
import { DisbursementReading } from '../app/disbursement.reading';
import type { DisbursementId } from '../domain/disbursement';
import { DisbursementReasonDto } from './dto/disbursement.dto';
import { DisbursementView } from './dto/disbursement.view';

/** What those who sign do. */
@ApiTags('disbursements')
@Controller('staff/disbursements/:id')
export class DisbursementApprovalStaffController {
  constructor(
    private readonly decisions: DisbursementDecisionService,
    private readonly reading: DisbursementReading,
  ) {}

  @Post('review')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: DisbursementView })
  review(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { comment = '' }: CommentDto,
  ): Promise<DisbursementView> {
    return this.decide(actor, { id, version, key }, { action: 'sign', part: 'review', comment });
  }

  @Post('approval')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: DisbursementView })
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { comment = '' }: CommentDto,
  ): Promise<DisbursementView> {
    return this.decide(actor, { id, version, key }, { action: 'sign', part: 'approve', comment });
  }

  @Post('collective-decision')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: DisbursementView })
  decideCollectively(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { vote, comment = '', attendees = [] }: CollectiveDecisionDto,
  ): Promise<DisbursementView> {
    return this.decide(actor, { id, version, key }, { action: 'decide-collectively', vote, comment, attendees });
  }

  @Post('return')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: DisbursementView })
  return(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { reason, to }: ReturnDto,
  ): Promise<DisbursementView> {
    return this.decide(actor, { id, version, key }, { action: to === 'step' ? 'return-step' : 'return', reason });
  }

  @Post('refusal')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: DisbursementView })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { reason }: DisbursementReasonDto,
  ): Promise<DisbursementView> {
    return this.decide(actor, { id, version, key }, { action: 'refuse', reason });
  }

  @Post('added-signer')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: DisbursementView })
  addSigner(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { personId, comment = '' }: ToPersonDto,
  ): Promise<DisbursementView> {
    return this.decide(actor, { id, version, key }, { action: 'add-signer', personId, comment });
  }

  @Post('hand-over')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: DisbursementView })
  handOver(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisbursementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { personId, comment = '' }: ToPersonDto,
  ): Promise<DisbursementView> {
    return this.decide(actor, { id, version, key }, { action: 'hand-over', personId, comment });
  }

  private async decide(
    actor: Actor,
    { id, version, key }: { readonly id: DisbursementId; readonly version: number; readonly key: Idempotency },
    order: SignerOrder,
  ): Promise<DisbursementView> {
    await this.decisions.decide(actor, { id, version, idempotency: key }, order);
    return DisbursementView.whole(await this.reading.one(actor, id), actor);
  }
}
