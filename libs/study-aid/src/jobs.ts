import { ApprovalsModule } from '@app/approvals';
import { IdentityModule } from '@app/identity';
import { NotificationsModule } from '@app/notifications';
import { Module } from '@nestjs/common';
import { ChildConsentWithdrawn, StoppedAidTold } from './jobs/consent.handlers';
import { ParentTransferred } from './jobs/parent-transferred.handler';
import { RenewalJob } from './jobs/renewal.job';
import { FamilyTold, InstalmentFollows, ListOutcomeTold, ListSignersTold } from './jobs/study-told.handlers';
import { StudyAidModule } from './study-aid.module';

/** Imported by apps/worker only. */
@Module({
  imports: [StudyAidModule, ApprovalsModule, IdentityModule, NotificationsModule],
  providers: [
    ChildConsentWithdrawn,
    StoppedAidTold,
    ParentTransferred,
    RenewalJob,
    InstalmentFollows,
    ListSignersTold,
    ListOutcomeTold,
    FamilyTold,
  ],
})
export class StudyAidJobsModule {}
