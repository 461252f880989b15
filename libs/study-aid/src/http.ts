import { Module } from '@nestjs/common';
import { AwardStaffController } from './http/award.staff.controller';
import { GrantListApprovalStaffController } from './http/grant-list-approval.staff.controller';
import { GrantListStaffController } from './http/grant-list.staff.controller';
import { ProgrammeStaffController } from './http/programme.staff.controller';
import { RenewalStaffController } from './http/renewal.staff.controller';
import { StudyAidPortalController } from './http/study-aid.portal.controller';
import { StudyAidModule } from './study-aid.module';

/** Imported by apps/api only. */
@Module({
  imports: [StudyAidModule],
  controllers: [
    ProgrammeStaffController,
    AwardStaffController,
    RenewalStaffController,
    GrantListStaffController,
    GrantListApprovalStaffController,
    StudyAidPortalController,
  ],
})
export class StudyAidHttpModule {}
