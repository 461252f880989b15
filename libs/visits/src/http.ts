import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { CasePortalController } from './http/case.portal.controller';
import { CaseStatusPublicController } from './http/case-status.public.controller';
import { DutyStepStaffController } from './http/duty-step.staff.controller';
import { TalkStaffController } from './http/talk.staff.controller';
import { TodayStaffController } from './http/today.staff.controller';
import { VisitDutyStaffController } from './http/visit-duty.staff.controller';
import { VisitStaffController } from './http/visit.staff.controller';
import { VisitsModule } from './visits.module';

/** Imported by apps/api only. */
@Module({
  imports: [VisitsModule, OrganizationsModule],
  controllers: [
    TodayStaffController,
    VisitDutyStaffController,
    DutyStepStaffController,
    VisitStaffController,
    TalkStaffController,
    CasePortalController,
    CaseStatusPublicController,
  ],
})
export class VisitsHttpModule {}
