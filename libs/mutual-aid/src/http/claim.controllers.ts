import { CurrentActor, decodeCursor, MemberOnly, type Page, PageOf, pageOf, PageQuery, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ClaimReading } from '../app/claim-reading.service';
import { ClaimView, OwnClaimsView } from './dto/claim.view';

@ApiTags('mutual-aid')
@Controller('staff/mutual-aid-claims')
export class ClaimStaffController {
  constructor(private readonly claims: ClaimReading) {}

  @Get()
  @Requires('mutual-aid:read')
  @ApiOkResponse({ type: PageOf(ClaimView) })
  async list(@CurrentActor() actor: Actor, @Query() { after, limit }: PageQuery): Promise<Page<ClaimView>> {
    const position = decodeCursor(after, 1)?.[0] ?? null;
    return pageOf(await this.claims.list(actor, position, limit + 1), limit, ClaimView.of, ({ id }) => [id]);
  }
}

/** A member's own claims. */
@ApiTags('portal')
@Controller('portal/mutual-aid-claims')
export class ClaimPortalController {
  constructor(private readonly claims: ClaimReading) {}

  @Get()
  @MemberOnly()
  @ApiOkResponse({ type: OwnClaimsView })
  async own(@CurrentActor() actor: Actor): Promise<OwnClaimsView> {
    const rows = actor.memberId === null ? [] : await this.claims.own(actor, actor.memberId);
    return Object.assign(new OwnClaimsView(), { items: rows.map(ClaimView.of) });
  }
}
