import { CurrentActor, MemberOnly, PageOf, pageOf, PageQuery } from '@app/http';
import type { Actor } from '@app/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { HouseholdService } from '../app/household.service';
import { MemberService } from '../app/member.service';
import { SensitiveViewService } from '../app/sensitive-view.service';
import { beforeOf } from './sensitive-view.staff.controller';
import { OwnHouseholdView, OwnParticularsView, OwnViewRecordView } from './views/own-particulars.view';

/** What the register says of the member who asks, and who looked at it. */
@ApiTags('portal')
@Controller('portal/me')
export class MemberPortalController {
  constructor(
    private readonly members: MemberService,
    private readonly households: HouseholdService,
    private readonly sensitive: SensitiveViewService,
  ) {}

  @Get('particulars')
  @MemberOnly()
  @ApiOkResponse({ type: OwnParticularsView })
  async particulars(@CurrentActor() actor: Actor): Promise<OwnParticularsView> {
    return OwnParticularsView.of(await this.members.own(actor));
  }

  @Get('household')
  @MemberOnly()
  @ApiOkResponse({ type: OwnHouseholdView })
  async household(@CurrentActor() actor: Actor): Promise<OwnHouseholdView> {
    return OwnHouseholdView.of(await this.households.own(actor));
  }

  @Get('views')
  @MemberOnly()
  @ApiOkResponse({ type: PageOf(OwnViewRecordView) })
  async views(@CurrentActor() actor: Actor, @Query() query: PageQuery) {
    const { limit } = query;
    const found = await this.sensitive.viewsOfMine(actor, { before: beforeOf(query), limit: limit + 1 });
    return pageOf(
      found,
      limit,
      (one) => OwnViewRecordView.of(one),
      (one) => [one.id],
    );
  }
}
