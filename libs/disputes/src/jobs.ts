import { Module } from '@nestjs/common';
import { DisputesModule } from './disputes.module';

/** Imported by apps/worker only. */
@Module({ imports: [DisputesModule], providers: [] })
export class DisputesJobsModule {}
