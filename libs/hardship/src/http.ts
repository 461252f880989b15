import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { HardshipModule } from './hardship.module';
import { AidCapStaffController } from './http/aid-cap.staff.controller';
import { DuplicateSignStaffController } from './http/duplicate-sign.staff.controller';
import { FileAidStaffController } from './http/file-aid.staff.controller';
import { FileAppealStaffController } from './http/file-appeal.staff.controller';
import { FileDecisionStaffController } from './http/file-decision.staff.controller';
import { FileStepStaffController } from './http/file-step.staff.controller';
import { FormulaRuleStaffController } from './http/formula-rule.staff.controller';
import { HardshipFilePortalController } from './http/hardship-file.portal.controller';
import { HardshipFileStaffController } from './http/hardship-file.staff.controller';
import { NationalRecordStaffController } from './http/national-record.staff.controller';
import { PairingStaffController } from './http/pairing.staff.controller';
import { ReviewRuleStaffController } from './http/review-rule.staff.controller';
import { SpotCheckStaffController } from './http/spot-check.staff.controller';
import { SubsistenceStandardStaffController } from './http/subsistence-standard.staff.controller';

/** Imported by apps/api only. */
@Module({
  imports: [HardshipModule, OrganizationsModule],
  controllers: [
    AidCapStaffController,
    DuplicateSignStaffController,
    FileAidStaffController,
    FileAppealStaffController,
    HardshipFileStaffController,
    FileStepStaffController,
    FileDecisionStaffController,
    NationalRecordStaffController,
    PairingStaffController,
    FormulaRuleStaffController,
    ReviewRuleStaffController,
    SpotCheckStaffController,
    SubsistenceStandardStaffController,
    HardshipFilePortalController,
  ],
})
export class HardshipHttpModule {}
