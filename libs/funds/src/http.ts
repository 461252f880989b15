import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { FundsModule } from './funds.module';
import { AccountingPeriodStaffController } from './http/accounting-period.staff.controller';
import { FundAccountStaffController } from './http/fund-account.staff.controller';
import { FundEligibilityStaffController } from './http/fund-eligibility.staff.controller';
import { FundMovementStaffController } from './http/fund-movement.staff.controller';
import { JournalStaffController } from './http/journal.staff.controller';

/** Imported by apps/api only. */
@Module({
  imports: [FundsModule, OrganizationsModule],
  controllers: [
    FundAccountStaffController,
    JournalStaffController,
    FundMovementStaffController,
    FundEligibilityStaffController,
    AccountingPeriodStaffController,
  ],
})
export class FundsHttpModule {}
