import { Module } from '@nestjs/common';
import { DisputesModule } from './disputes.module';
import { ClocksAfterOfficialDays } from './jobs/official-days.work';
import { AccidentStaffController } from './http/accident.staff.controller';
import { DisputeStaffController } from './http/dispute.staff.controller';
import { PetitionStaffController } from './http/petition.staff.controller';
import { LegalAidStaffController } from './http/legal-aid.staff.controller';

/** Imported by apps/worker only. */
@Module({
  imports: [DisputesModule],
  providers: [
    DisputeStaffController,
    LegalAidStaffController,
    PetitionStaffController,
    AccidentStaffController,
    ClocksAfterOfficialDays,
  ],
})
export class DisputesJobsModule {}
