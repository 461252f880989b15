import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarConsequences } from './app/calendar-consequence';
import { CalendarReading } from './app/calendar-reading';
import { CalendarService } from './app/calendar.service';
import { HolidayConsequence } from './app/holiday-consequence';
import { HolidayDefaults } from './app/holiday-defaults';
import { HolidayPages } from './app/holiday-pages';
import { HolidayRegister } from './app/holiday-register';
import { HolidayService } from './app/holiday.service';
import { OfficialYearService } from './app/official-year.service';
import { CALENDAR_ENTITIES } from './data/entities';

const SERVICES = [CalendarService, CalendarReading, HolidayPages, HolidayService, HolidayRegister, OfficialYearService];

@Module({
  imports: [OrganizationsModule, DiscoveryModule, TypeOrmModule.forFeature(CALENDAR_ENTITIES)],
  providers: [HolidayDefaults, HolidayConsequence, CalendarConsequences, ...SERVICES],
  exports: SERVICES,
})
export class CalendarModule {}
