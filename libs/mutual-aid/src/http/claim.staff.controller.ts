import {
  CurrentActor,
  decodeCursor,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  type Page,
  PageOf,
  pageOf,
  PageQuery,
  Requires,
} from '@app/http';
import { type Actor, parseFen } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ClaimDecision } from '../app/claim-decision.service';
import { ClaimReading } from '../app/claim-reading.service';
import { ClaimSubmission } from '../app/claim-submission.service';
import type { ClaimId } from '../domain/claim';
import { ApproveClaimDto, ClaimPaymentDto, ClaimReasonDto, ClaimStatementDto, SubmitClaimDto } from './dto/claim.dto';
import { ClaimView, WholeClaimView } from './dto/claim.view';

@ApiTags('mutual-aid')
@Controller('staff/mutual-aid-claims')
export class ClaimStaffController {
  constructor(
    private readonly claims: ClaimReading,
    private readonly submission: ClaimSubmission,
    private readonly decision: ClaimDecision,
  ) {}

  @Get()
  @Requires('mutual-aid:read')
  @ApiOkResponse({ type: PageOf(ClaimView) })
  async list(@CurrentActor() actor: Actor, @Query() { after, limit }: PageQuery): Promise<Page<ClaimView>> {
    const position = decodeCursor(after, 1)?.[0] ?? null;
    return pageOf(await this.claims.list(actor, position, limit + 1), limit, ClaimView.of, ({ id }) => [id]);
  }

  @Get(':id')
  @Requires('mutual-aid:read')
  @ApiOkResponse({ type: WholeClaimView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: ClaimId): Promise<WholeClaimView> {
    return WholeClaimView.whole(await this.claims.one(actor, id));
  }

  @Post()
  @Requires('mutual-aid:manage')
  @ApiCreatedResponse({ type: WholeClaimView })
  async submit(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: SubmitClaimDto,
  ): Promise<WholeClaimView> {
    const statement = ClaimStatementDto.statementOf(dto);
    return this.one(actor, await this.submission.submit(actor, dto.enrolmentId, statement, idempotency));
  }

  @Post(':id/check')
  @HttpCode(200)
  @Requires('mutual-aid:manage')
  @ApiOkResponse({ type: WholeClaimView })
  async check(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ClaimId,
    @IfMatchVersion() version: number,
  ): Promise<WholeClaimView> {
    await this.decision.check(actor, { id, version });
    return this.one(actor, id);
  }

  @Post(':id/approval')
  @HttpCode(200)
  @Requires('mutual-aid:decide')
  @ApiOkResponse({ type: WholeClaimView })
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ClaimId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { amount }: ApproveClaimDto,
  ): Promise<WholeClaimView> {
    await this.decision.approve(actor, { id, version }, parseFen(amount), idempotency);
    return this.one(actor, id);
  }

  @Post(':id/payment')
  @HttpCode(200)
  @Requires('mutual-aid:pay')
  @ApiOkResponse({ type: WholeClaimView })
  async pay(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ClaimId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() payment: ClaimPaymentDto,
  ): Promise<WholeClaimView> {
    await this.decision.recordPayment(actor, { id, version }, payment, idempotency);
    return this.one(actor, id);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Requires('mutual-aid:manage')
  @ApiOkResponse({ type: WholeClaimView })
  async return(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ClaimId,
    @IfMatchVersion() version: number,
    @Body() { reason }: ClaimReasonDto,
  ): Promise<WholeClaimView> {
    await this.decision.return(actor, { id, version }, reason);
    return this.one(actor, id);
  }

  @Post(':id/refusal')
  @HttpCode(200)
  @Requires('mutual-aid:decide')
  @ApiOkResponse({ type: WholeClaimView })
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ClaimId,
    @IfMatchVersion() version: number,
    @Body() { reason }: ClaimReasonDto,
  ): Promise<WholeClaimView> {
    await this.decision.refuse(actor, { id, version }, reason);
    return this.one(actor, id);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Requires('mutual-aid:manage')
  @ApiOkResponse({ type: WholeClaimView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ClaimId,
    @IfMatchVersion() version: number,
    @Body() { reason }: ClaimReasonDto,
  ): Promise<WholeClaimView> {
    await this.decision.withdraw(actor, { id, version }, reason);
    return this.one(actor, id);
  }

  @Post(':id/resubmission')
  @HttpCode(200)
  @Requires('mutual-aid:manage')
  @ApiOkResponse({ type: WholeClaimView })
  async submitAgain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ClaimId,
    @IfMatchVersion() version: number,
    @Body() dto: ClaimStatementDto,
  ): Promise<WholeClaimView> {
    await this.submission.submitAgain(actor, { id, version }, ClaimStatementDto.statementOf(dto));
    return this.one(actor, id);
  }
}
