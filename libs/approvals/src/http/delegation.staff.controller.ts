import { AsksAgain, CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DelegationService } from '../app/delegation.service';
import type { DelegationId } from '../data/delegation.entity';
import { DelegationsView, DelegationView, GiveDelegationDto } from './dto/delegation.dto';

@ApiTags('approvals')
@Controller('staff/delegations')
export class DelegationStaffController {
  constructor(private readonly delegations: DelegationService) {}

  @Get()
  @Requires('approval:sign')
  @ApiOkResponse({ type: DelegationsView })
  async mine(@CurrentActor() actor: Actor): Promise<DelegationsView> {
    return DelegationsView.of(await this.delegations.mine(actor), actor.personId);
  }

  @Post()
  @Requires('approval:sign')
  @AsksAgain()
  @ApiCreatedResponse({ type: DelegationView })
  async give(@CurrentActor() actor: Actor, @Body() dto: GiveDelegationDto): Promise<DelegationView> {
    return DelegationView.of(await this.delegations.give(actor, { ...dto }), actor.personId);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: DelegationView })
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DelegationId,
    @IfMatchVersion() version: number,
  ): Promise<DelegationView> {
    return DelegationView.of(await this.delegations.end(actor, id, version), actor.personId);
  }
}
