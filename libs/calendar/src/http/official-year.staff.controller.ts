import { CurrentActor, IdempotencyKey, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CalendarReading } from '../app/calendar-reading';
import { OfficialYearService } from '../app/official-year.service';
import { refuse } from '../domain/calendar.problems';
import { readNotice } from '../domain/official-notice';
import {
  CalendarYearQuery,
  CalendarYearView,
  ForeseeOfficialYearDto,
  ForeseenChangeView,
  ImportOfficialYearDto,
  NoticeReadingView,
  ReadNoticeDto,
  UndoOfficialYearDto,
} from './dto/official-year.dto';

/** Official days hold for the whole federation. Lists are never changed: a newer one counts. */
@ApiTags('calendar')
@Controller('staff/official-years')
export class OfficialYearStaffController {
  constructor(
    private readonly reading: CalendarReading,
    private readonly years: OfficialYearService,
  ) {}

  @Get()
  @Requires('calendar:read')
  @ApiOkResponse({ type: CalendarYearView })
  async year(@CurrentActor() actor: Actor, @Query() { year }: CalendarYearQuery): Promise<CalendarYearView> {
    return CalendarYearView.of(await this.reading.year(actor, year));
  }

  /** What a pasted table or JSON says; nothing is kept. */
  @Post('reading')
  @HttpCode(200)
  @Requires('calendar:manage')
  @ApiOkResponse({ type: NoticeReadingView })
  read(@Body() { text }: ReadNoticeDto): NoticeReadingView {
    const reading = readNotice(text);
    if (reading.days.length === 0) refuse('official-days.unreadable', reading.faults[0]);
    return NoticeReadingView.of(reading);
  }

  @Post('preview')
  @HttpCode(200)
  @Requires('calendar:manage')
  @ApiOkResponse({ type: ForeseenChangeView })
  async preview(@CurrentActor() actor: Actor, @Body() dto: ForeseeOfficialYearDto): Promise<ForeseenChangeView> {
    return ForeseenChangeView.of(await this.years.foresee(actor, dto));
  }

  @Post()
  @Requires('calendar:manage')
  @ApiCreatedResponse({ type: CalendarYearView })
  async import(
    @CurrentActor() actor: Actor,
    @IfMatchVersion() seen: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: ImportOfficialYearDto,
  ): Promise<CalendarYearView> {
    const { year, days, document, publishedOn } = dto;
    const notice = { year, days, document, publishedOn: publishedOn ?? null };
    await this.years.import(actor, notice, seen, idempotency);
    return CalendarYearView.of(await this.reading.year(actor, year));
  }

  @Post('undo-preview')
  @HttpCode(200)
  @Requires('calendar:manage')
  @ApiOkResponse({ type: ForeseenChangeView })
  async undoPreview(@CurrentActor() actor: Actor, @Body() { year }: UndoOfficialYearDto): Promise<ForeseenChangeView> {
    return ForeseenChangeView.of(await this.years.foreseeUndo(actor, year));
  }

  @Post('undo')
  @HttpCode(200)
  @Requires('calendar:manage')
  @ApiOkResponse({ type: CalendarYearView })
  async undo(
    @CurrentActor() actor: Actor,
    @IfMatchVersion() seen: number,
    @Body() { year }: UndoOfficialYearDto,
  ): Promise<CalendarYearView> {
    await this.years.undo(actor, year, seen);
    return CalendarYearView.of(await this.reading.year(actor, year));
  }
}
