import { Module } from '@nestjs/common';
import { CalendarModule } from './calendar.module';
import { HolidayStaffController } from './http/holiday.staff.controller';
import { OfficialYearStaffController } from './http/official-year.staff.controller';

/** Imported by apps/api only. */
@Module({ imports: [CalendarModule], controllers: [OfficialYearStaffController, HolidayStaffController] })
export class CalendarHttpModule {}
