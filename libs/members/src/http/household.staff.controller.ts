import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor, MemberId } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { HouseholdService } from '../app/household.service';
import type { HouseholdPersonId, Relation } from '../domain/household';
import { AddPersonDto, ChangeHeadDto, RemovePersonDto } from './dto/membership.dto';
import { HouseholdView } from './views/household.view';

/** The household of a member. `If-Match` is the household's version, 0 while there is none. */
@ApiTags('members')
@Controller('staff/members/:id/household')
export class HouseholdStaffController {
  constructor(private readonly households: HouseholdService) {}

  @Get()
  @Requires('member:read')
  @ApiOkResponse({ type: HouseholdView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: MemberId): Promise<HouseholdView> {
    return HouseholdView.of(await this.households.of(actor, id));
  }

  @Post('persons')
  @Requires('member:manage')
  @ApiCreatedResponse({ type: HouseholdView })
  async addPerson(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: AddPersonDto,
  ): Promise<HouseholdView> {
    const { name, relation, idNumber = null, documentKind = null, bornOn = null } = dto;
    const typed = { name, relation, idNumber, documentKind, bornOn };
    return HouseholdView.of(await this.households.addPerson(actor, id, version, typed));
  }

  @Post('persons/:personId/removal')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: HouseholdView })
  async removePerson(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @Param('personId', IdPipe) personId: HouseholdPersonId,
    @IfMatchVersion() version: number,
    @Body() dto: RemovePersonDto,
  ): Promise<HouseholdView> {
    return HouseholdView.of(await this.households.removePerson(actor, id, version, personId, dto.ground));
  }

  @Post('head')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: HouseholdView })
  async changeHead(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: ChangeHeadDto,
  ): Promise<HouseholdView> {
    const relations: Record<HouseholdPersonId, Relation> = {};
    for (const { personId, relation } of dto.relations) relations[personId] = relation;
    return HouseholdView.of(await this.households.changeHead(actor, id, version, dto.personId, relations));
  }
}
