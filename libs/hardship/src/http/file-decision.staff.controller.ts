import { ReturnDto, ToPersonDto } from '@app/approvals';
import { CurrentActor, IdempotencyKey, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FileDecisionService, type FileOrder } from '../app/file-decision.service';
import { FileReading } from '../app/file-reading';
import { FileToday } from '../app/file-today';
import type { HardshipFileId } from '../domain/hardship-file';
import { FileReasonDto, SignDto } from './dto/hardship-file.dto';
import { HardshipFileView } from './dto/hardship-file.view';

/** From the end of the notice to the decision: what those who sign do, and who asked. */
@ApiTags('hardship-files')
@Controller('staff/hardship-files/:id')
export class FileDecisionStaffController {
  constructor(
    private readonly decisions: FileDecisionService,
    private readonly reading: FileReading,
    private readonly clock: FileToday,
  ) {}

  @Post('signature')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: HardshipFileView })
  sign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { part, comment = '' }: SignDto,
  ): Promise<HardshipFileView> {
    return this.decide(actor, { id, version }, { action: 'sign', part, comment }, key);
  }

  @Post('return')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: HardshipFileView })
  return(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { reason, to }: ReturnDto,
  ): Promise<HardshipFileView> {
    return this.decide(actor, { id, version }, { action: to === 'step' ? 'return-step' : 'return', reason }, key);
  }

  @Post('refusal')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: HardshipFileView })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { reason }: FileReasonDto,
  ): Promise<HardshipFileView> {
    return this.decide(actor, { id, version }, { action: 'refuse', reason }, key);
  }

  @Post('added-signer')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: HardshipFileView })
  addSigner(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { personId, comment = '' }: ToPersonDto,
  ): Promise<HardshipFileView> {
    return this.decide(actor, { id, version }, { action: 'add-signer', personId, comment }, key);
  }

  @Post('hand-over')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: HardshipFileView })
  handOver(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { personId, comment = '' }: ToPersonDto,
  ): Promise<HardshipFileView> {
    return this.decide(actor, { id, version }, { action: 'hand-over', personId, comment }, key);
  }

  @Post('submission')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: HardshipFileView })
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
  ): Promise<HardshipFileView> {
    await this.decisions.submit(actor, { id, version }, key);
    return this.shown(actor, id);
  }

  @Post('resubmission')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: HardshipFileView })
  async resubmit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
  ): Promise<HardshipFileView> {
    await this.decisions.resubmit(actor, { id, version }, key);
    return this.shown(actor, id);
  }

  @Post('reminder')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: HardshipFileView })
  async remind(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
  ): Promise<HardshipFileView> {
    await this.decisions.remind(actor, { id, version }, key);
    return this.shown(actor, id);
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: HardshipFileView })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { reason }: FileReasonDto,
  ): Promise<HardshipFileView> {
    await this.decisions.withdraw(actor, { id, version }, reason, key);
    return this.shown(actor, id);
  }

  @Post('change-withdrawal')
  @HttpCode(200)
  @Requires('hardship:manage')
  @ApiOkResponse({ type: HardshipFileView })
  async withdrawChange(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: HardshipFileId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() key: Idempotency,
    @Body() { reason }: FileReasonDto,
  ): Promise<HardshipFileView> {
    await this.decisions.withdrawChange(actor, { id, version }, reason, key);
    return this.shown(actor, id);
  }

  private async decide(
    actor: Actor,
    seen: { readonly id: HardshipFileId; readonly version: number },
    order: FileOrder,
    key: Idempotency,
  ): Promise<HardshipFileView> {
    await this.decisions.decide(actor, seen, order, key);
    return this.shown(actor, seen.id);
  }

  private async shown(actor: Actor, id: HardshipFileId): Promise<HardshipFileView> {
    return HardshipFileView.of(await this.reading.page(actor, id), actor, await this.clock.today(actor));
  }
}
