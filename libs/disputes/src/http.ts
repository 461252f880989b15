import { Module } from '@nestjs/common';
import { DisputesModule } from './disputes.module';
import { AccidentPersonStaffController } from './http/accident-person.staff.controller';
import { AccidentStepStaffController } from './http/accident-step.staff.controller';
import { AccidentStaffController } from './http/accident.staff.controller';
import { CaseClockStaffController } from './http/case-clock.staff.controller';
import { CasePaperPortalController } from './http/case-paper.portal.controller';
import { CasePaperStaffController } from './http/case-paper.staff.controller';
import { DisputeCorrectionStaffController } from './http/dispute-correction.staff.controller';
import { DisputePortalController } from './http/dispute.portal.controller';
import { DisputeStaffController } from './http/dispute.staff.controller';
import { DisputeStepStaffController } from './http/dispute-step.staff.controller';
import { LegalAidStepStaffController } from './http/legal-aid-step.staff.controller';
import { LegalAidPortalController } from './http/legal-aid.portal.controller';
import { LegalAidStaffController } from './http/legal-aid.staff.controller';
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
    LegalAidStaffController,
    LegalAidStepStaffController,
    LegalAidPortalController,
    CaseClockStaffController,
    DisputeCorrectionStaffController,
    CasePaperStaffController,
    CasePaperPortalController,
  ],
})
export class DisputesHttpModule {}
