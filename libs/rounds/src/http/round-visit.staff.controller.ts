import {
  AsksAgain,
  CurrentActor,
  decodeCursor,
  IdempotencyKey,
  IdPipe,
  IfMatchVersion,
  type Page,
  pageOf,
  PageOf,
  PageQuery,
  Requires,
} from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { HandoutService } from '../app/handout.service';
import { RosterService } from '../app/roster.service';
import { RoundPaymentService } from '../app/round-payment.service';
import { RoundReading } from '../app/round-reading';
import { RoundVisitService } from '../app/round-visit.service';
import type { RosterEntryId, RoundId } from '../domain/round';
import { EntryVisitDto, entryVisitOf, HandoutDto, handoutOf, RoundPaymentDto } from './dto/conduct.dto';
import { HandoutView, LoggedEntryVisitView, NextEntryView, RoundPaidView, RoundPayablesView } from './dto/conduct.view';
import { RosterEntryView } from './dto/roster.view';
import { RoundReasonDto } from './dto/round.dto';
import { RoundView } from './dto/round.view';

/** Visits one after another, what visitors carry, and what the cashier pays. */
@ApiTags('rounds')
@Controller('staff/rounds/:id')
export class RoundVisitStaffController {
  constructor(
    private readonly visits: RoundVisitService,
    private readonly handouts: HandoutService,
    private readonly payments: RoundPaymentService,
    private readonly roster: RosterService,
    private readonly reading: RoundReading,
  ) {}

  /** Next on my list. */
  @Get('next')
  @Requires('round:visit')
  @ApiOkResponse({ type: NextEntryView })
  async next(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: RoundId): Promise<NextEntryView> {
    return NextEntryView.of(await this.visits.next(actor, id));
  }

  /** `If-Match` names the roster entry's version. May be sent later, once: the key keeps it from counting twice. */
  @Post('entries/:entryId/visit')
  @Requires('round:visit')
  @ApiCreatedResponse({ type: LoggedEntryVisitView })
  async log(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @Param('entryId', IdPipe) entryId: RosterEntryId,
    @IfMatchVersion() version: number,
    @Body() dto: EntryVisitDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<LoggedEntryVisitView> {
    const logged = await this.visits.log(actor, id, entryId, version, entryVisitOf(dto), idem);
    return LoggedEntryVisitView.of(logged, await this.roster.one(actor, id, entryId), await this.next(actor, id));
  }

  /** Voids a visit that was logged by mistake. `If-Match` names the roster entry's version. */
  @Post('entries/:entryId/visit/void')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RosterEntryView })
  async takeBack(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @Param('entryId', IdPipe) entryId: RosterEntryId,
    @IfMatchVersion() version: number,
    @Body() { reason }: RoundReasonDto,
  ): Promise<RosterEntryView> {
    await this.visits.takeBack(actor, id, entryId, version, reason);
    return RosterEntryView.of(await this.roster.one(actor, id, entryId));
  }

  @Get('handouts')
  @Requires('round:read')
  @ApiOkResponse({ type: PageOf(HandoutView) })
  async listHandouts(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @Query() { limit, after }: PageQuery,
  ): Promise<Page<HandoutView>> {
    const rows = await this.handouts.list(actor, id, decodeCursor(after, 1), limit);
    return pageOf(
      rows,
      limit,
      (row) => HandoutView.of(row),
      (row) => [row.id],
    );
  }

  /** Cash (借款) or goods to a visitor, or back. */
  @Post('handouts')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async handOut(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @Body() dto: HandoutDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<RoundView> {
    await this.handouts.record(actor, { id, version }, handoutOf(dto), idem);
    return RoundView.of(await this.reading.page(actor, id));
  }

  /** What the cashier may pay of the round now. */
  @Get('payable')
  @Requires('disbursement:pay')
  @ApiOkResponse({ type: RoundPayablesView })
  async payable(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: RoundId): Promise<RoundPayablesView> {
    return RoundPayablesView.of(await this.payments.payable(actor, id));
  }

  /** All of one kind as one batch. */
  @Post('payments')
  @HttpCode(200)
  @Requires('disbursement:pay')
  @AsksAgain()
  @ApiOkResponse({ type: RoundPaidView })
  async pay(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @Body() { kind, paidOn, bankReference, receiptDocumentId, witness }: RoundPaymentDto,
    @IdempotencyKey() idem: Idempotency,
  ): Promise<RoundPaidView> {
    const order = {
      ...{ paidOn, bankReference: bankReference ?? null, receiptDocumentId: receiptDocumentId ?? null },
      witness: witness ?? null,
    };
    return RoundPaidView.of(await this.payments.pay(actor, id, kind, order, idem));
  }
}
