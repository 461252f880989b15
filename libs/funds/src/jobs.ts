import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { FundAccountStaffController } from './http/fund-account.staff.controller';
import { FundsModule } from './funds.module';
import { LedgerCheckJob } from './jobs/ledger-check.job';

/** Imported by apps/worker only. */
@Module({ imports: [FundsModule, OrganizationsModule], providers: [LedgerCheckJob, FundAccountStaffController] })
export class FundsJobsModule {}
