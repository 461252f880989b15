import { ApprovalsModule } from '@app/approvals';
import { IdentityModule } from '@app/identity';
import { NotificationsModule } from '@app/notifications';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { AwaitedRoundsJob } from './jobs/awaited-rounds.job';
import { RosterFreezingHandler, RosterFreezingOrdered, RosterFreezingSweep } from './jobs/roster-freezing.jobs';
import { RegisterKeepersTold, RoundOutcomeTold, RoundSignersTold } from './jobs/round-told.handlers';
import { RosterStaffController } from './http/roster.staff.controller';
import { UnvisitedStaffController } from './http/unvisited.staff.controller';
import { RoundsModule } from './rounds.module';

/** Imported by apps/worker only. */
@Module({
  imports: [RoundsModule, ApprovalsModule, IdentityModule, NotificationsModule, OrganizationsModule],
  providers: [
    RosterStaffController,
    UnvisitedStaffController,
    AwaitedRoundsJob,
    RosterFreezingHandler,
    RosterFreezingOrdered,
    RosterFreezingSweep,
    RoundSignersTold,
    RoundOutcomeTold,
    RegisterKeepersTold,
  ],
})
export class RoundsJobsModule {}
