import { CurrentActor, decodeCursor, IdPipe, IfMatchVersion, PageOf, pageOf, Requires } from '@app/http';
import type { Actor, MemberId } from '@app/kernel';
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { MaskedMember } from '../app/member-cipher';
import { MemberSearchService } from '../app/member-search.service';
import { MemberService } from '../app/member.service';
import { ChangeMemberDto, CreateMemberDto, MemberListQuery, SearchQuery, typedParticularsOf } from './dto/member.dto';
import { FoundMembersView, MemberFiguresView, MemberRowView, MemberView } from './views/member.view';
import { cursorOf, positionOf } from './list-position';

@ApiTags('members')
@Controller('staff/members')
export class MemberStaffController {
  constructor(
    private readonly members: MemberService,
    private readonly searching: MemberSearchService,
  ) {}

  @Get('search')
  @Requires('member:read')
  @ApiOkResponse({ type: FoundMembersView })
  async search(@CurrentActor() actor: Actor, @Query() query: SearchQuery): Promise<FoundMembersView> {
    return FoundMembersView.of(await this.searching.search(actor, query.q));
  }

  @Get('figures')
  @Requires('member:read')
  @ApiOkResponse({ type: MemberFiguresView })
  async figures(@CurrentActor() actor: Actor): Promise<MemberFiguresView> {
    return MemberFiguresView.of(await this.members.figures(actor));
  }

  @Get()
  @Requires('member:read')
  @ApiOkResponse({ type: PageOf(MemberRowView) })
  async list(@CurrentActor() actor: Actor, @Query() query: MemberListQuery) {
    const { limit, after, unionId, status, category } = query;
    const page = { after: positionOf(decodeCursor(after, 2)), limit: limit + 1 };
    const found = await this.members.list(actor, { unionId, status, category }, page);
    return pageOf(found, limit, (one: MaskedMember) => MemberRowView.of(one), cursorOf);
  }

  @Get(':id')
  @Requires('member:read')
  @ApiOkResponse({ type: MemberView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: MemberId): Promise<MemberView> {
    return MemberView.of(await this.members.get(actor, id));
  }

  @Post()
  @Requires('member:manage')
  @ApiCreatedResponse({ type: MemberView })
  async create(@CurrentActor() actor: Actor, @Body() dto: CreateMemberDto): Promise<MemberView> {
    const { unionId, entry = 'registered' } = dto;
    return MemberView.of(await this.members.create(actor, { unionId, entry, typed: typedParticularsOf(dto) }));
  }

  @Patch(':id')
  @Requires('member:manage')
  @ApiOkResponse({ type: MemberView })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() dto: ChangeMemberDto,
  ): Promise<MemberView> {
    return MemberView.of(await this.members.change(actor, id, version, dto));
  }
}
