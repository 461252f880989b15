import { CurrentActor, decodeCursor, IdPipe, PageOf, pageOf, PageQuery, Requires } from '@app/http';
import { type Actor, isUuid, type MemberId } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SensitiveViewService } from '../app/sensitive-view.service';
import { SensitiveViewDto } from './dto/membership.dto';
import { SensitiveValuesView, ViewRecordView } from './views/sensitive-view.view';

@ApiTags('members')
@Controller('staff/members/:id')
export class SensitiveViewStaffController {
  constructor(private readonly sensitive: SensitiveViewService) {}

  /** Full values; a POST, since it leaves a record that the member can see. */
  @Post('sensitive-view')
  @HttpCode(200)
  @Requires('member:read-sensitive')
  @ApiOkResponse({ type: SensitiveValuesView })
  async view(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: MemberId,
    @Body() { fields, reason }: SensitiveViewDto,
  ): Promise<SensitiveValuesView> {
    return SensitiveValuesView.of(await this.sensitive.view(actor, id, fields, reason));
  }

  @Get('views')
  @Requires('member:read')
  @ApiOkResponse({ type: PageOf(ViewRecordView) })
  async views(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: MemberId, @Query() query: PageQuery) {
    const { limit } = query;
    const found = await this.sensitive.views(actor, id, { before: beforeOf(query), limit: limit + 1 });
    return pageOf(
      found,
      limit,
      (one) => ViewRecordView.of(one),
      (one) => [one.id],
    );
  }
}

/** The id after which an older page begins. */
export function beforeOf({ after }: PageQuery): string | null {
  const id = decodeCursor(after, 1)?.[0];
  return isUuid(id) ? id : null;
}
