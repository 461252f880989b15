import { CurrentActor, IdPipe, IfMatchVersion, PageOf, pageOf, PageQuery, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PersonalRequestService } from '../app/personal-request.service';
import type { PersonalRequestId } from '../domain/personal-request';
import { GrantPersonalRequestDto, RefusePersonalRequestDto } from './dto/personal-request.dto';
import { beforeOf } from './sensitive-view.staff.controller';
import { PersonalRequestDetailView, PersonalRequestView } from './views/personal-request.view';

/** What members ask about their own particulars, for the union that answers. */
@ApiTags('members')
@Controller('staff/personal-requests')
export class PersonalRequestStaffController {
  constructor(private readonly requests: PersonalRequestService) {}

  @Get()
  @Requires('member:manage')
  @ApiOkResponse({ type: PageOf(PersonalRequestView) })
  async list(@CurrentActor() actor: Actor, @Query() query: PageQuery) {
    const found = await this.requests.list(actor, { before: beforeOf(query), limit: query.limit + 1 });
    return pageOf(
      found,
      query.limit,
      (one) => PersonalRequestView.of(one),
      (one) => [one.id],
    );
  }

  @Get(':id')
  @Requires('member:manage')
  @ApiOkResponse({ type: PersonalRequestDetailView })
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PersonalRequestId,
  ): Promise<PersonalRequestDetailView> {
    return PersonalRequestDetailView.with(await this.requests.one(actor, id));
  }

  @Post(':id/grant')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: PersonalRequestDetailView })
  async grant(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PersonalRequestId,
    @IfMatchVersion() version: number,
    @Body() { words }: GrantPersonalRequestDto,
  ): Promise<PersonalRequestDetailView> {
    const command = { action: 'grant', words: words ?? null } as const;
    return PersonalRequestDetailView.with(await this.requests.answer(actor, id, version, command));
  }

  @Post(':id/refusal')
  @HttpCode(200)
  @Requires('member:manage')
  @ApiOkResponse({ type: PersonalRequestDetailView })
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: PersonalRequestId,
    @IfMatchVersion() version: number,
    @Body() { words }: RefusePersonalRequestDto,
  ): Promise<PersonalRequestDetailView> {
    return PersonalRequestDetailView.with(await this.requests.answer(actor, id, version, { action: 'refuse', words }));
  }
}
