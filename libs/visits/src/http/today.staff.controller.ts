import { CurrentActor, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DutyListService } from '../app/duty-list.service';
import { TodayService } from '../app/today.service';
import {
  CaseSearchQuery,
  DutyLineView,
  FoundCasesView,
  OccasionQuery,
  OccasionsView,
  TodayView,
} from './dto/duty.view';

@ApiTags('today')
@Controller('staff')
export class TodayStaffController {
  constructor(
    private readonly today: TodayService,
    private readonly lists: DutyListService,
  ) {}

  /** What waits for a visit; the first page of an officer. */
  @Get('today')
  @Requires('visit:read')
  @ApiOkResponse({ type: TodayView })
  async waiting(@CurrentActor() actor: Actor): Promise<TodayView> {
    return TodayView.of(await this.today.today(actor));
  }

  /** What may be reported in a union today. */
  @Get('reportable-occasions')
  @Requires('visit:read')
  @ApiOkResponse({ type: OccasionsView })
  async occasions(@CurrentActor() actor: Actor, @Query() { unionId }: OccasionQuery): Promise<OccasionsView> {
    return OccasionsView.of(await this.lists.reportable(actor, unionId));
  }

  /** Cases by number, of any state. */
  @Get('search/cases')
  @Requires('visit:read')
  @ApiOkResponse({ type: FoundCasesView })
  async search(@CurrentActor() actor: Actor, @Query() { number }: CaseSearchQuery): Promise<FoundCasesView> {
    const { lines, ...days } = await this.lists.byNumber(actor, number);
    return { items: lines.map((line) => DutyLineView.of(line, days)) };
  }
}
