import { AsksAgain, CurrentActor, IdPipe, IfMatchVersion, Requires, SignedIn } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { HandOverLineService } from '../app/hand-over-line.service';
import { OfficeHandOverReading } from '../app/office-hand-over.reading';
import { OfficeHandOverService } from '../app/office-hand-over.service';
import type { HandOverLineId, OfficeHandOverId } from '../domain/office-hand-over';
import {
  AcceptedLinesView,
  AcceptLinesDto,
  GiveLineDto,
  HandOverReasonDto,
  HandOversView,
  HandOverView,
  OfficersQuery,
  OfficersView,
  OpenHandOverDto,
} from './dto/office-hand-over.dto';

/** 换届交接. The next officer is known by his account; what he has to accept needs no permission beforehand. */
@ApiTags('office-hand-overs')
@Controller('staff/office-hand-overs')
export class OfficeHandOverStaffController {
  constructor(
    private readonly reading: OfficeHandOverReading,
    private readonly handOvers: OfficeHandOverService,
    private readonly lines: HandOverLineService,
  ) {}

  @Get()
  @Requires('hand-over:manage')
  @ApiOkResponse({ type: HandOversView })
  async list(@CurrentActor() actor: Actor): Promise<HandOversView> {
    return HandOversView.of(await this.reading.list(actor));
  }

  /** Those in which the caller is the next officer. */
  @Get('mine')
  @SignedIn()
  @ApiOkResponse({ type: HandOversView })
  async mine(@CurrentActor() actor: Actor): Promise<HandOversView> {
    return HandOversView.of(await this.reading.mine(actor));
  }

  /** Who may hand over and take over in a union. */
  @Get('officers')
  @Requires('hand-over:manage')
  @ApiOkResponse({ type: OfficersView })
  async officers(@CurrentActor() actor: Actor, @Query() { unionId }: OfficersQuery): Promise<OfficersView> {
    return OfficersView.of(await this.reading.officers(actor, unionId));
  }

  @Get(':id')
  @SignedIn()
  @ApiOkResponse({ type: HandOverView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: OfficeHandOverId): Promise<HandOverView> {
    return HandOverView.of(await this.reading.one(actor, id));
  }

  @Post()
  @Requires('hand-over:manage')
  @AsksAgain()
  @ApiCreatedResponse({ type: HandOverView })
  async open(@CurrentActor() actor: Actor, @Body() dto: OpenHandOverDto): Promise<HandOverView> {
    const { unionId, fromAccountId, toAccountId, reason, onDay, endsRoles } = dto;
    const { id } = await this.handOvers.open(actor, { unionId, fromAccountId, toAccountId, reason, onDay, endsRoles });
    return this.one(actor, id);
  }

  /** Takes down what came up since the list was frozen. */
  @Post(':id/renewal')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ type: HandOverView })
  async renew(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: OfficeHandOverId,
    @IfMatchVersion() version: number,
  ): Promise<HandOverView> {
    await this.handOvers.renew(actor, id, version);
    return this.one(actor, id);
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Requires('hand-over:manage')
  @ApiOkResponse({ type: HandOverView })
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: OfficeHandOverId,
    @IfMatchVersion() version: number,
    @Body() { reason }: HandOverReasonDto,
  ): Promise<HandOverView> {
    await this.handOvers.cancel(actor, id, version, reason);
    return this.one(actor, id);
  }

  /** Several at once; each names the version that was seen. What could not be accepted is answered with why. */
  @Post(':id/acceptance')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ type: AcceptedLinesView })
  async acceptMany(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: OfficeHandOverId,
    @Body() { lines }: AcceptLinesDto,
  ): Promise<AcceptedLinesView> {
    return AcceptedLinesView.of(await this.lines.acceptMany(actor, id, lines));
  }

  /** `If-Match` names the line's version. */
  @Post(':id/lines/:lineId/acceptance')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ type: HandOverView })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) handOverId: OfficeHandOverId,
    @Param('lineId', IdPipe) id: HandOverLineId,
    @IfMatchVersion() version: number,
  ): Promise<HandOverView> {
    await this.lines.accept(actor, { handOverId, id, version });
    return this.one(actor, handOverId);
  }

  @Post(':id/lines/:lineId/refusal')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ type: HandOverView })
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) handOverId: OfficeHandOverId,
    @Param('lineId', IdPipe) id: HandOverLineId,
    @IfMatchVersion() version: number,
    @Body() { reason }: HandOverReasonDto,
  ): Promise<HandOverView> {
    await this.lines.refuse(actor, { handOverId, id, version }, reason);
    return this.one(actor, handOverId);
  }

  /** What the next officer refused goes to another one. */
  @Post(':id/lines/:lineId/assignment')
  @HttpCode(200)
  @Requires('hand-over:manage')
  @ApiOkResponse({ type: HandOverView })
  async give(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) handOverId: OfficeHandOverId,
    @Param('lineId', IdPipe) id: HandOverLineId,
    @IfMatchVersion() version: number,
    @Body() { toAccountId }: GiveLineDto,
  ): Promise<HandOverView> {
    await this.lines.give(actor, { handOverId, id, version }, toAccountId);
    return this.one(actor, handOverId);
  }
}
