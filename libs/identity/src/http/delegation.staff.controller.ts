import { AsksAgain, CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DelegationService } from '../app/delegation.service';
import type { DelegationId } from '../data/delegation.entity';
import { DelegationsView, DelegationView, DeputiesQuery, DeputiesView, GiveDelegationDto } from './dto/delegation.dto';

@ApiTags('delegations')
@Controller('staff/delegations')
export class DelegationStaffController {
  constructor(private readonly delegations: DelegationService) {}

  @Get()
  @Requires('delegation:give')
  @ApiOkResponse({ type: DelegationsView })
  async mine(@CurrentActor() actor: Actor): Promise<DelegationsView> {
    return DelegationsView.of(await this.delegations.mine(actor), actor.personId);
  }

  /** Who may be asked to act for oneself. */
  @Get('deputies')
  @Requires('delegation:give')
  @ApiOkResponse({ type: DeputiesView })
  async deputies(@CurrentActor() actor: Actor, @Query() { unionId }: DeputiesQuery): Promise<DeputiesView> {
    return DeputiesView.of(await this.delegations.deputies(actor, unionId));
  }

  @Post()
  @Requires('delegation:give')
  @AsksAgain()
  @ApiCreatedResponse({ type: DelegationView })
  async give(@CurrentActor() actor: Actor, @Body() dto: GiveDelegationDto): Promise<DelegationView> {
    return DelegationView.of(await this.delegations.give(actor, { ...dto }), actor.personId);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Requires('delegation:give')
  @ApiOkResponse({ type: DelegationView })
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DelegationId,
    @IfMatchVersion() version: number,
  ): Promise<DelegationView> {
    return DelegationView.of(await this.delegations.end(actor, id, version), actor.personId);
  }
}
