import { OrganizationsModule } from '@app/organizations';
import { settingsProvider } from '@app/persistence';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FigureRecords } from './app/figure-records.service';
import { FigureService } from './app/figure.service';
import { ReaderRanges } from './app/reader-range';
import { SummaryWorkbook } from './app/summary-workbook';
import { WordingService } from './app/wording.service';
import { REPORTING_ENTITIES } from './data/entities';
import { ReportSettings } from './report.settings';

const SERVICES = [FigureService, FigureRecords, ReaderRanges, SummaryWorkbook, WordingService];

@Module({
  imports: [OrganizationsModule, TypeOrmModule.forFeature(REPORTING_ENTITIES)],
  providers: [settingsProvider(ReportSettings), ...SERVICES],
  exports: SERVICES,
})
export class ReportingModule {}
