import { OrganizationsModule } from '@app/organizations';
import { settingsProvider } from '@app/persistence';
import { Module } from '@nestjs/common';
import { FigureService } from './app/figure.service';
import { ReportSettings } from './report.settings';

const SERVICES = [FigureService];

@Module({
  imports: [OrganizationsModule],
  providers: [settingsProvider(ReportSettings), ...SERVICES],
  exports: SERVICES,
})
export class ReportingModule {}
