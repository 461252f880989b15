import { CurrentActor, IdempotencyKey, IdPipe, IfMatchVersion, MemberOnly } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ClaimDecision } from '../app/claim-decision.service';
import { ClaimReading } from '../app/claim-reading.service';
import { ClaimSubmission } from '../app/claim-submission.service';
import type { ClaimId } from '../domain/claim';
import { ClaimReasonDto, ClaimStatementDto, SubmitClaimDto } from './dto/claim.dto';
import { ClaimSavedView, OwnClaimsView } from './dto/claim.view';

/** A member's own cover and claims. */
@ApiTags('portal')
@Controller('portal/mutual-aid-claims')
export class ClaimPortalController {
  constructor(
    private readonly claims: ClaimReading,
    private readonly submission: ClaimSubmission,
    private readonly decision: ClaimDecision,
  ) {}

  @Get()
  @MemberOnly()
  @ApiOkResponse({ type: OwnClaimsView })
  async own(@CurrentActor() actor: Actor): Promise<OwnClaimsView> {
    const { memberId } = actor;
    if (memberId === null) return Object.assign(new OwnClaimsView(), { items: [], covers: [], lackingConsents: [] });
    return OwnClaimsView.of(await this.claims.own(actor, memberId), memberId);
  }

  @Post()
  @MemberOnly()
  @ApiCreatedResponse({ type: ClaimSavedView })
  async submit(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: SubmitClaimDto,
  ): Promise<ClaimSavedView> {
    const statement = ClaimStatementDto.statementOf(dto);
    return ClaimSavedView.of(await this.submission.submitOwn(actor, dto.enrolmentId, statement, idempotency));
  }

  @Post(':id/resubmission')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: ClaimSavedView })
  async submitAgain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ClaimId,
    @IfMatchVersion() version: number,
    @Body() dto: ClaimStatementDto,
  ): Promise<ClaimSavedView> {
    await this.submission.submitOwnAgain(actor, { id, version }, ClaimStatementDto.statementOf(dto));
    return ClaimSavedView.of(id);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: ClaimSavedView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ClaimId,
    @IfMatchVersion() version: number,
    @Body() { reason }: ClaimReasonDto,
  ): Promise<ClaimSavedView> {
    await this.decision.withdrawOwn(actor, { id, version }, reason);
    return ClaimSavedView.of(id);
  }
}
