import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { AllotmentStaffController } from './http/allotment.staff.controller';
import { PeopleListStaffController } from './http/people-list.staff.controller';
import { RosterStaffController } from './http/roster.staff.controller';
import { RoundApprovalStaffController } from './http/round-approval.staff.controller';
import { RoundConductStaffController } from './http/round-conduct.staff.controller';
import { RoundVisitStaffController } from './http/round-visit.staff.controller';
import { UnvisitedStaffController } from './http/unvisited.staff.controller';
import { RoundFundStaffController } from './http/round-fund.staff.controller';
import { RoundStaffController } from './http/round.staff.controller';
import { RoundsModule } from './rounds.module';

/** Imported by apps/api only. */
@Module({
  imports: [RoundsModule, OrganizationsModule],
  controllers: [
    RoundStaffController,
    RosterStaffController,
    AllotmentStaffController,
    RoundApprovalStaffController,
    RoundConductStaffController,
    RoundVisitStaffController,
    UnvisitedStaffController,
    PeopleListStaffController,
    RoundFundStaffController,
  ],
})
export class RoundsHttpModule {}
