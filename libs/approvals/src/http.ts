import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { ApprovalDesk } from './app/approval-desk.service';
import { ApprovalsModule } from './approvals.module';
import { ApprovalRouteStaffController } from './http/approval-route.staff.controller';
import { ApprovalStaffController } from './http/approval.staff.controller';

/** Imported by apps/api only. */
@Module({
  imports: [ApprovalsModule, OrganizationsModule],
  providers: [ApprovalDesk],
  controllers: [ApprovalStaffController, ApprovalRouteStaffController],
})
export class ApprovalsHttpModule {}
