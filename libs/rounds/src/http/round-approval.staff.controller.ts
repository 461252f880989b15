import { CollectiveDecisionDto, CommentDto, ReturnDto, ToPersonDto } from '@app/approvals';
import { CurrentActor, IdempotencyKey, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RoundApprovalService, type RoundSignerOrder } from '../app/round-approval.service';
import { RoundEvidence } from '../app/round-evidence';
import { RoundReading } from '../app/round-reading';
import type { RoundId } from '../domain/round';
import { RoundReasonDto } from './dto/round.dto';
import { RoundEvidenceView } from './dto/round-evidence.view';
import { RoundView } from './dto/round.view';

/** The round as a whole before those who sign. */
@ApiTags('rounds')
@Controller('staff/rounds/:id')
export class RoundApprovalStaffController {
  constructor(
    private readonly approvals: RoundApprovalService,
    private readonly evidence: RoundEvidence,
    private readonly reading: RoundReading,
  ) {}

  /** What is needed to decide, on one screen. */
  @Get('evidence')
  @Requires('approval:read')
  @ApiOkResponse({ type: RoundEvidenceView })
  async shown(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: RoundId): Promise<RoundEvidenceView> {
    return RoundEvidenceView.of(await this.evidence.of(actor, id));
  }

  @Post('submission')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<RoundView> {
    return this.after(actor, await this.approvals.submit(actor, { id, version }, idem));
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { reason }: RoundReasonDto,
  ): Promise<RoundView> {
    return this.after(actor, await this.approvals.withdraw(actor, { id, version }, reason, idem));
  }

  @Post('reminder')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async remind(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<RoundView> {
    return this.after(actor, await this.approvals.remind(actor, { id, version }, idem));
  }

  @Post('review')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: RoundView })
  review(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { comment = '' }: CommentDto,
  ): Promise<RoundView> {
    return this.decide(actor, { id, version }, { action: 'sign', part: 'review', comment }, idem);
  }

  @Post('approval')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: RoundView })
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { comment = '' }: CommentDto,
  ): Promise<RoundView> {
    return this.decide(actor, { id, version }, { action: 'sign', part: 'approve', comment }, idem);
  }

  @Post('collective-decision')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: RoundView })
  decideCollectively(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { vote, comment = '', attendees = [] }: CollectiveDecisionDto,
  ): Promise<RoundView> {
    const order = { action: 'decide-collectively', vote, comment, attendees } as const;
    return this.decide(actor, { id, version }, order, idem);
  }

  @Post('return')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: RoundView })
  return(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { reason, to }: ReturnDto,
  ): Promise<RoundView> {
    return this.decide(actor, { id, version }, { action: to === 'step' ? 'return-step' : 'return', reason }, idem);
  }

  @Post('refusal')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: RoundView })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { reason }: RoundReasonDto,
  ): Promise<RoundView> {
    return this.decide(actor, { id, version }, { action: 'refuse', reason }, idem);
  }

  @Post('added-signer')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: RoundView })
  addSigner(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { personId, comment = '' }: ToPersonDto,
  ): Promise<RoundView> {
    return this.decide(actor, { id, version }, { action: 'add-signer', personId, comment }, idem);
  }

  @Post('hand-over')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: RoundView })
  handOver(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { personId, comment = '' }: ToPersonDto,
  ): Promise<RoundView> {
    return this.decide(actor, { id, version }, { action: 'hand-over', personId, comment }, idem);
  }

  private async decide(
    actor: Actor,
    seen: { readonly id: RoundId; readonly version: number },
    order: RoundSignerOrder,
    idem: Idempotency,
  ): Promise<RoundView> {
    return this.after(actor, await this.approvals.decide(actor, seen, order, idem));
  }

  private async after(actor: Actor, { id }: { readonly id: RoundId }): Promise<RoundView> {
    return RoundView.of(await this.reading.page(actor, id));
  }
}
