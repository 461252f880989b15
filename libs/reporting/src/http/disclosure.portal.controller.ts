import { CurrentActor, decodeCursor, IdPipe, MemberOnly, type Page, pageOf, PageOf, PageQuery } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DisclosureReading } from '../app/disclosure-reading.service';
import type { DisclosureId } from '../data/disclosure.entity';
import { DisclosureRatingDto, DisclosureRowView, OwnDisclosureView } from './dto/disclosure.dto';

/** What the member's union and those above it made public, and how he rates it. */
@ApiTags('portal')
@Controller('portal/disclosures')
export class DisclosurePortalController {
  constructor(private readonly reading: DisclosureReading) {}

  @Get()
  @MemberOnly()
  @ApiOkResponse({ type: PageOf(DisclosureRowView) })
  async mine(@CurrentActor() actor: Actor, @Query() { limit, after }: PageQuery): Promise<Page<DisclosureRowView>> {
    return pageOf(
      await this.reading.mine(actor, decodeCursor(after, 2), limit),
      limit,
      (row) => DisclosureRowView.of(row),
      (row) => [row.toOn, row.id],
    );
  }

  @Get(':id')
  @MemberOnly()
  @ApiOkResponse({ type: OwnDisclosureView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: DisclosureId): Promise<OwnDisclosureView> {
    return OwnDisclosureView.whole(await this.reading.oneOfMine(actor, id));
  }

  /** Once; the union sees counts only. */
  @Post(':id/rating')
  @HttpCode(200)
  @MemberOnly()
  @ApiOkResponse({ type: OwnDisclosureView })
  async rate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DisclosureId,
    @Body() { stars, word }: DisclosureRatingDto,
  ): Promise<OwnDisclosureView> {
    await this.reading.rate(actor, id, stars, word ?? null);
    return this.one(actor, id);
  }
}
