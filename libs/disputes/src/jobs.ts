import { Module } from '@nestjs/common';
import { DisputesModule } from './disputes.module';
import { ClocksAfterOfficialDays } from './jobs/official-days.handler';
import { AccidentStaffController } from './http/accident.staff.controller';
import { DisputeStaffController } from './http/dispute.staff.controller';
import { PetitionStaffController } from './http/petition.staff.controller';

/** Imported by apps/worker only. */
@Module({
  imports: [DisputesModule],
  providers: [DisputeStaffController, PetitionStaffController, AccidentStaffController, ClocksAfterOfficialDays],
})
export class DisputesJobsModule {}
