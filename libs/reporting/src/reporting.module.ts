import { FormsModule } from '@app/forms';
import { IdentityModule } from '@app/identity';
import { NotificationsModule } from '@app/notifications';
import { OrganizationsModule } from '@app/organizations';
import { settingsProvider } from '@app/persistence';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AwaitedDisclosureReminders } from './app/awaited-disclosure.reminders';
import { AwaitedDisclosures } from './app/awaited-disclosures.service';
import { AwaitedReturnReminders } from './app/awaited-return.reminders';
import { AwaitedReturns } from './app/awaited-returns.service';
import { DisclosureForms } from './app/disclosure.forms';
import { DisclosureReading } from './app/disclosure-reading.service';
import { DisclosureService } from './app/disclosure.service';
import { FigureAnswers } from './app/figure-answers';
import { FigureFolding } from './app/figure-folding.service';
import { FigureMonthCheck } from './app/figure-month-check';
import { FigureRecords } from './app/figure-records.service';
import { FigureService } from './app/figure.service';
import { MatchingService } from './app/matching.service';
import { ReaderRanges } from './app/reader-range';
import { ReturnNotices } from './app/return-notices';
import { ReturnReading } from './app/return-reading.service';
import { ReturnService } from './app/return.service';
import { SummaryForms } from './app/summary.forms';
import { SummaryWorkbook } from './app/summary-workbook';
import { Suppression } from './app/suppression.service';
import { TargetService } from './app/target.service';
import { TargetWording } from './app/target-wording.service';
import { WordingService } from './app/wording.service';
import { REPORTING_ENTITIES } from './data/entities';
import { ReportSettings } from './report.settings';

const SERVICES = [
  FigureAnswers,
  FigureFolding,
  FigureMonthCheck,
  FigureService,
  Suppression,
  FigureRecords,
  ReaderRanges,
  SummaryWorkbook,
  SummaryForms,
  WordingService,
  TargetService,
  MatchingService,
  TargetWording,
  ReturnService,
  ReturnReading,
  AwaitedReturns,
  AwaitedReturnReminders,
  ReturnNotices,
  DisclosureService,
  DisclosureReading,
  DisclosureForms,
  AwaitedDisclosures,
  AwaitedDisclosureReminders,
];

@Module({
  imports: [
    OrganizationsModule,
    IdentityModule,
    NotificationsModule,
    FormsModule,
    TypeOrmModule.forFeature(REPORTING_ENTITIES),
  ],
  providers: [settingsProvider(ReportSettings), ...SERVICES],
  exports: SERVICES,
})
export class ReportingModule {}
