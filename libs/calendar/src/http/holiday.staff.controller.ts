import { CurrentActor, IdempotencyKey, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor, UnionId } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CalendarReading } from '../app/calendar-reading';
import { HolidayPages } from '../app/holiday-pages';
import { HolidayRegister } from '../app/holiday-register';
import { HolidayService } from '../app/holiday.service';
import {
  AddedHolidayView,
  AddHolidayDto,
  ComingHolidaysView,
  ComingHolidayView,
  HolidayDto,
  SetHolidayDto,
  UnionHolidaysView,
  UpcomingHolidaysQuery,
  UpcomingHolidaysView,
} from './dto/holiday.dto';

@ApiTags('calendar')
@Controller('staff')
export class HolidayStaffController {
  constructor(
    private readonly pages: HolidayPages,
    private readonly holidays: HolidayService,
    private readonly register: HolidayRegister,
    private readonly reading: CalendarReading,
  ) {}

  /** What the unions of the one who asks should begin to prepare now or within a week. */
  @Get('coming-holidays')
  @Requires('calendar:read')
  @ApiOkResponse({ type: ComingHolidaysView })
  async comingUp(@CurrentActor() actor: Actor): Promise<ComingHolidaysView> {
    const items = (await this.reading.comingUp(actor)).map((each) => ComingHolidayView.of(each));
    return Object.assign(new ComingHolidaysView(), { today: await this.pages.today(actor), items });
  }

  @Get('unions/:unionId/holidays')
  @Requires('calendar:read')
  @ApiOkResponse({ type: UnionHolidaysView })
  async list(@CurrentActor() actor: Actor, @Param('unionId', IdPipe) unionId: UnionId): Promise<UnionHolidaysView> {
    return UnionHolidaysView.of(await this.pages.page(actor, unionId));
  }

  @Get('unions/:unionId/holidays/upcoming')
  @Requires('calendar:read')
  @ApiOkResponse({ type: UpcomingHolidaysView })
  async upcoming(
    @CurrentActor() actor: Actor,
    @Param('unionId', IdPipe) unionId: UnionId,
    @Query() { from, to }: UpcomingHolidaysQuery,
  ): Promise<UpcomingHolidaysView> {
    return UpcomingHolidaysView.of(await this.pages.upcoming(actor, unionId, from, to));
  }

  /** The next days of a holiday as it would be; nothing is kept. */
  @Post('unions/:unionId/holidays/preview')
  @HttpCode(200)
  @Requires('calendar:manage')
  @ApiOkResponse({ type: UpcomingHolidaysView })
  async preview(
    @CurrentActor() actor: Actor,
    @Param('unionId', IdPipe) unionId: UnionId,
    @Body() dto: HolidayDto,
  ): Promise<UpcomingHolidaysView> {
    const today = await this.pages.today(actor);
    const holiday = HolidayDto.holidayOf(dto, 'PREVIEW');
    return UpcomingHolidaysView.of(await this.holidays.preview(actor, unionId, holiday, today));
  }

  @Post('unions/:unionId/holidays')
  @Requires('calendar:manage')
  @ApiCreatedResponse({ type: AddedHolidayView })
  async add(
    @CurrentActor() actor: Actor,
    @Param('unionId', IdPipe) unionId: UnionId,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: AddHolidayDto,
  ): Promise<AddedHolidayView> {
    const term = { validFrom: dto.validFrom, validUntil: dto.validUntil ?? null };
    const code = await this.register.add(actor, unionId, HolidayDto.holidayOf(dto, ''), term, idempotency);
    return Object.assign(new AddedHolidayView(), { code });
  }

  /** Changed, switched off or handed back from a day on; what held before is kept. */
  @Post('unions/:unionId/holidays/:code/terms')
  @HttpCode(200)
  @Requires('calendar:manage')
  @ApiOkResponse({ type: UnionHolidaysView })
  async set(
    @CurrentActor() actor: Actor,
    @Param('unionId', IdPipe) unionId: UnionId,
    @Param('code') code: string,
    @IfMatchVersion() seen: number,
    @Body() dto: SetHolidayDto,
  ): Promise<UnionHolidaysView> {
    await this.register.set(actor, unionId, HolidayDto.holidayOf(dto, code), SetHolidayDto.termOf(dto), seen);
    return UnionHolidaysView.of(await this.pages.page(actor, unionId));
  }
}
