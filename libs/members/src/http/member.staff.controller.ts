import {
  AsksAgain,
  AnswersSheet,
  CurrentActor,
  decodeCursor,
  filterWords,
  IdPipe,
  IfMatchVersion,
  PageOf,
  pageOf,
  Requires,
  type Sheet,
} from '@app/http';
import type { Actor, MemberId } from '@app/kernel';
import { UnionReading } from '@app/organizations';
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { MaskedMember } from '../app/member-cipher';
import { MemberSearchService } from '../app/member-search.service';
import { MemberService } from '../app/member.service';
import { MEMBER_CATEGORY_LABELS, MEMBER_STATUS_LABELS } from '../domain/member';
import { ChangeMemberDto, CreateMemberDto, MemberListQuery, SearchQuery, typedParticularsOf } from './dto/member.dto';
import { typedConsentOf } from './dto/sensitive-consent.dto';
import { FoundMembersView, MemberFiguresView, MemberRowView, MemberView } from './views/member.view';
import { MEMBER_COLUMNS } from './views/member.sheet';
import { cursorOf, positionOf } from './list-position';

@ApiTags('members')
@Controller('staff/members')
export class MemberStaffController {
  constructor(
    private readonly members: MemberService,
    private readonly searching: MemberSearchService,
    private readonly unions: UnionReading,
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

  /** The same list in Excel. */
  @Get('sheet')
  @Requires('member:read')
  @AnswersSheet()
  async sheet(@CurrentActor() actor: Actor, @Query() query: MemberListQuery): Promise<Sheet<MemberRowView>> {
    const { unionId, status, category } = query;
    return {
      ...{ title: '会员', list: 'members', columns: MEMBER_COLUMNS },
      filters: filterWords(
        ['工会', await this.unions.filterName(actor, 'member:read', unionId)],
        ['会籍', status && MEMBER_STATUS_LABELS[status]],
        ['类别', category && MEMBER_CATEGORY_LABELS[category]],
      ),
      page: (after, limit) => this.list(actor, { ...query, limit, ...(after && { after }) }),
    };
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
    const bankConsent = dto.bankConsent ? typedConsentOf(dto.bankConsent) : null;
    const typed = typedParticularsOf(dto);
    return MemberView.of(await this.members.create(actor, { unionId, entry, typed, bankConsent }));
  }

  @Patch(':id')
  @Requires('member:manage')
  @AsksAgain({ fields: ['bankCard', 'bankName', 'bankBranch'] })
  @ApiOkResponse({ type: MemberView })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @IfMatchVersion() version: number,
    @Body() { bankConsent, ...change }: ChangeMemberDto,
  ): Promise<MemberView> {
    const consent = bankConsent ? typedConsentOf(bankConsent) : null;
    return MemberView.of(await this.members.change(actor, id, version, change, consent));
  }
}
