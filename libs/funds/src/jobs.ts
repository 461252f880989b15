import { Module } from '@nestjs/common';
import { FundsModule } from './funds.module';
import { LedgerCheckJob } from './jobs/ledger-check.job';

/** Imported by apps/worker only. */
@Module({ imports: [FundsModule], providers: [LedgerCheckJob] })
export class FundsJobsModule {}
