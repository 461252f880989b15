import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FundAccountCorrections } from './app/fund-account.correction';
import { AccountingPeriodService } from './app/accounting-period.service';
import { FundAccountService } from './app/fund-account.service';
import { FundLedger } from './app/fund-ledger';
import { FundEligibilityService } from './app/fund-eligibility.service';
import { FundMovementService } from './app/fund-movement.service';
import { FundReading } from './app/fund-reading';
import { LedgerCheck } from './app/ledger-check';
import { FUND_ENTITIES } from './data/entities';

const SERVICES = [
  FundLedger,
  FundAccountService,
  FundAccountCorrections,
  FundEligibilityService,
  FundMovementService,
  FundReading,
  AccountingPeriodService,
  LedgerCheck,
];

@Module({
  imports: [OrganizationsModule, TypeOrmModule.forFeature(FUND_ENTITIES)],
  providers: SERVICES,
  exports: SERVICES,
})
export class FundsModule {}
