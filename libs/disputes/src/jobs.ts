import { Module } from '@nestjs/common';
import { DisputesModule } from './disputes.module';
import { DisputeStaffController } from './http/dispute.staff.controller';

/** Imported by apps/worker only. */
@Module({ imports: [DisputesModule], providers: [DisputeStaffController] })
export class DisputesJobsModule {}
