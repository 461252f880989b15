import { IdentityModule } from '@app/identity';
import { NotificationsModule } from '@app/notifications';
import { Module } from '@nestjs/common';
import { ClaimConsentWithdrawn, StoppedClaimTold } from './jobs/consent.handlers';
import { MutualAidModule } from './mutual-aid.module';

/** Imported by apps/worker only. */
@Module({
  imports: [MutualAidModule, IdentityModule, NotificationsModule],
  providers: [ClaimConsentWithdrawn, StoppedClaimTold],
})
export class MutualAidJobsModule {}
