import { Module } from '@nestjs/common';
import { DisclosurePortalController } from './http/disclosure.portal.controller';
import { DisclosureStaffController } from './http/disclosure.staff.controller';
import { FigureStaffController } from './http/figure.staff.controller';
import { ReturnStaffController } from './http/return.staff.controller';
import { TargetStaffController } from './http/target.staff.controller';
import { WordingStaffController } from './http/wording.staff.controller';
import { ReportingModule } from './reporting.module';

/** Imported by apps/api only. */
@Module({
  imports: [ReportingModule],
  controllers: [
    ...[FigureStaffController, WordingStaffController, TargetStaffController, ReturnStaffController],
    ...[DisclosureStaffController, DisclosurePortalController],
  ],
})
export class ReportingHttpModule {}
