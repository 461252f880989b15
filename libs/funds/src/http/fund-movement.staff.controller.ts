import {
  CurrentActor,
  decodeCursor,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  type Page,
  pageOf,
  PageOf,
  Requires,
} from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { FundMovementService } from '../app/fund-movement.service';
import type { FundMovementAction, FundMovementId } from '../domain';
import { AskMovementDto, FundMovementsQuery, FundMovementView, MovementNoteDto } from './dto/fund-movement.dto';

/** 经费调剂 and 调账: who asks and who decides are two people. */
@ApiTags('funds')
@Controller('staff/fund-movements')
export class FundMovementStaffController {
  constructor(private readonly movements: FundMovementService) {}

  @Get()
  @Requires('fund:read')
  @ApiOkResponse({ type: PageOf(FundMovementView) })
  async list(
    @CurrentActor() actor: Actor,
    @Query() { fundAccountId, status, limit, after }: FundMovementsQuery,
  ): Promise<Page<FundMovementView>> {
    const rows = await this.movements.list(actor, {
      ...{ fundAccountId: fundAccountId ?? null, status: status ?? null, limit },
      after: decodeCursor(after, 1)?.[0] ?? null,
    });
    return pageOf(
      rows,
      limit,
      (row) => FundMovementView.of(row, actor),
      (row) => [row.id],
    );
  }

  @Post()
  @Requires('fund:post')
  @ApiCreatedResponse({ type: FundMovementView })
  async ask(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idem: Idempotency,
    @Body() dto: AskMovementDto,
  ): Promise<FundMovementView> {
    const { id } = await this.movements.ask(actor, AskMovementDto.toOrder(dto), idem);
    return this.one(actor, id);
  }

  @Get(':id')
  @Requires('fund:read')
  @ApiOkResponse({ type: FundMovementView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: FundMovementId): Promise<FundMovementView> {
    return FundMovementView.of(await this.movements.one(actor, id), actor);
  }

  @Post(':id/approval')
  @HttpCode(200)
  @Requires('fund:approve')
  @ApiOkResponse({ type: FundMovementView })
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: FundMovementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { note = '' }: MovementNoteDto,
  ): Promise<FundMovementView> {
    return this.decide(actor, { id, version, idempotency }, 'approve', note);
  }

  @Post(':id/refusal')
  @HttpCode(200)
  @Requires('fund:approve')
  @ApiOkResponse({ type: FundMovementView })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: FundMovementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { note = '' }: MovementNoteDto,
  ): Promise<FundMovementView> {
    return this.decide(actor, { id, version, idempotency }, 'refuse', note);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Requires('fund:post')
  @ApiOkResponse({ type: FundMovementView })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: FundMovementId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { note = '' }: MovementNoteDto,
  ): Promise<FundMovementView> {
    return this.decide(actor, { id, version, idempotency }, 'withdraw', note);
  }

  private async decide(
    actor: Actor,
    seen: Parameters<FundMovementService['decide']>[1],
    action: FundMovementAction,
    note: string,
  ): Promise<FundMovementView> {
    const { id } = await this.movements.decide(actor, seen, action, note);
    return this.one(actor, id);
  }
}
