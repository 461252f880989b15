import { Module } from '@nestjs/common';
import { DisputesModule } from './disputes.module';
import { AccidentPersonStaffController } from './http/accident-person.staff.controller';
import { AccidentStepStaffController } from './http/accident-step.staff.controller';
import { AccidentStaffController } from './http/accident.staff.controller';
import { DisputePortalController } from './http/dispute.portal.controller';
import { DisputeStaffController } from './http/dispute.staff.controller';
import { DisputeStepStaffController } from './http/dispute-step.staff.controller';
import { MediationStaffController } from './http/mediation.staff.controller';
import { PetitionPortalController } from './http/petition.portal.controller';
import { PetitionPaperStaffController } from './http/petition-paper.staff.controller';
import { PetitionStepStaffController } from './http/petition-step.staff.controller';
import { PetitionStaffController } from './http/petition.staff.controller';

/** Imported by apps/api only. */
@Module({
  imports: [DisputesModule],
  controllers: [
    DisputeStaffController,
    DisputeStepStaffController,
    MediationStaffController,
    DisputePortalController,
    PetitionStaffController,
    PetitionStepStaffController,
    PetitionPaperStaffController,
    PetitionPortalController,
    AccidentStaffController,
    AccidentStepStaffController,
    AccidentPersonStaffController,
  ],
})
export class DisputesHttpModule {}
