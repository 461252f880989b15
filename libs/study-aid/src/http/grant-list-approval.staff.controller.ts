import { CollectiveDecisionDto, CommentDto, ReturnDto, ToPersonDto } from '@app/approvals';
import { CurrentActor, IdempotencyKey, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { GrantListService, type ListSignerOrder } from '../app/grant-list.service';
import type { SeenList } from '../app/grant-list-store';
import type { GrantListId } from '../domain/study-aid';
import { StudyReasonDto } from './dto/award.dto';
import { StudySavedView } from './dto/award.view';

/** A list as a whole before those who sign. */
@ApiTags('study-aid')
@Controller('staff/study-lists/:id')
export class GrantListApprovalStaffController {
  constructor(private readonly lists: GrantListService) {}

  @Post('submission')
  @HttpCode(200)
  @Requires('study-aid:manage')
  @ApiOkResponse({ type: StudySavedView })
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GrantListId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.lists.submit(actor, { id, version }, idem));
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Requires('study-aid:manage')
  @ApiOkResponse({ type: StudySavedView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GrantListId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { reason }: StudyReasonDto,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.lists.withdraw(actor, { id, version }, reason, idem));
  }

  @Post('reminder')
  @HttpCode(200)
  @Requires('study-aid:manage')
  @ApiOkResponse({ type: StudySavedView })
  async remind(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GrantListId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.lists.remind(actor, { id, version }, idem));
  }

  @Post('review')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: StudySavedView })
  review(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GrantListId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { comment = '' }: CommentDto,
  ): Promise<StudySavedView> {
    return this.decide(actor, { id, version }, { action: 'sign', part: 'review', comment }, idem);
  }

  @Post('approval')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: StudySavedView })
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GrantListId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { comment = '' }: CommentDto,
  ): Promise<StudySavedView> {
    return this.decide(actor, { id, version }, { action: 'sign', part: 'approve', comment }, idem);
  }

  @Post('collective-decision')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: StudySavedView })
  decideCollectively(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GrantListId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { vote, comment = '', attendees = [] }: CollectiveDecisionDto,
  ): Promise<StudySavedView> {
    const order = { action: 'decide-collectively', vote, comment, attendees } as const;
    return this.decide(actor, { id, version }, order, idem);
  }

  @Post('return')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: StudySavedView })
  return(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GrantListId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { reason, to }: ReturnDto,
  ): Promise<StudySavedView> {
    return this.decide(actor, { id, version }, { action: to === 'step' ? 'return-step' : 'return', reason }, idem);
  }

  @Post('refusal')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: StudySavedView })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GrantListId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { reason }: StudyReasonDto,
  ): Promise<StudySavedView> {
    return this.decide(actor, { id, version }, { action: 'refuse', reason }, idem);
  }

  @Post('added-signer')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: StudySavedView })
  addSigner(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GrantListId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { personId, comment = '' }: ToPersonDto,
  ): Promise<StudySavedView> {
    return this.decide(actor, { id, version }, { action: 'add-signer', personId, comment }, idem);
  }

  @Post('hand-over')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: StudySavedView })
  handOver(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: GrantListId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idem: Idempotency,
    @Body() { personId, comment = '' }: ToPersonDto,
  ): Promise<StudySavedView> {
    return this.decide(actor, { id, version }, { action: 'hand-over', personId, comment }, idem);
  }

  private async decide(
    actor: Actor,
    seen: SeenList,
    order: ListSignerOrder,
    idem: Idempotency,
  ): Promise<StudySavedView> {
    return StudySavedView.of(await this.lists.decide(actor, seen, order, idem));
  }
}
