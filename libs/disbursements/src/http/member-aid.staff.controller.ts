import { CurrentActor, IdPipe, Requires } from '@app/http';
import type { Actor, MemberId } from '@app/kernel';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DisbursementReading } from '../app/disbursement.reading';
import { MemberAidReading } from '../app/member-aid';
import { DisbursementRowView } from './dto/disbursement.view';
import { DisbursementSearchQuery, FoundDisbursementsView, MemberAidView } from './dto/member-aid.view';

@ApiTags('disbursements')
@Controller('staff')
export class MemberAidStaffController {
  constructor(
    private readonly aid: MemberAidReading,
    private readonly reading: DisbursementReading,
  ) {}

  /** What he and his household received or asked for in twelve months. */
  @Get('members/:id/aid')
  @Requires('disbursement:read')
  @ApiOkResponse({ type: MemberAidView })
  async ofMember(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: MemberId): Promise<MemberAidView> {
    return MemberAidView.of(await this.aid.of(actor, id));
  }

  /** Requests by number, of any state. */
  @Get('search/disbursements')
  @Requires('disbursement:read')
  @ApiOkResponse({ type: FoundDisbursementsView })
  async search(
    @CurrentActor() actor: Actor,
    @Query() { number }: DisbursementSearchQuery,
  ): Promise<FoundDisbursementsView> {
    const found = await this.reading.byNumber(actor, number);
    return { items: found.map((each) => DisbursementRowView.of(each)) };
  }
}
