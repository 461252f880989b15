import { Module } from '@nestjs/common';
import { DisputesModule } from './disputes.module';
import { DisputePortalController } from './http/dispute.portal.controller';
import { DisputeStaffController } from './http/dispute.staff.controller';
import { DisputeStepStaffController } from './http/dispute-step.staff.controller';
import { MediationStaffController } from './http/mediation.staff.controller';

/** Imported by apps/api only. */
@Module({
  imports: [DisputesModule],
  controllers: [DisputeStaffController, DisputeStepStaffController, MediationStaffController, DisputePortalController],
})
export class DisputesHttpModule {}
