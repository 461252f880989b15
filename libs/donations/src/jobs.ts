import { Module } from '@nestjs/common';
import { DonationsModule } from './donations.module';

/** Imported by apps/worker only. */
@Module({ imports: [DonationsModule], providers: [] })
export class DonationsJobsModule {}
