import { CalendarModule } from '@app/calendar';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { LookUpRows } from './app/look-up-rows';
import { AidMovedHandler } from './jobs/aid-moved.handler';
import { ConsentWithdrawn } from './jobs/consent-withdrawn.handler';
import { DeadlineSweepJob } from './jobs/deadline-sweep.job';
import { DutyEscalatedHandler } from './jobs/duty-escalated.handler';
import { DeadlinesAfterOfficialDays } from './jobs/official-days.handler';
import { VisitDutyStaffController } from './http/visit-duty.staff.controller';
import { VisitsModule } from './visits.module';

/** Imported by apps/worker only. */
@Module({
  imports: [CalendarModule, OrganizationsModule, VisitsModule],
  providers: [
    AidMovedHandler,
    ConsentWithdrawn,
    DutyEscalatedHandler,
    DeadlinesAfterOfficialDays,
    DeadlineSweepJob,
    LookUpRows,
    VisitDutyStaffController,
  ],
})
export class VisitsJobsModule {}
