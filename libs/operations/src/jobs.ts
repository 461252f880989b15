import { Module } from '@nestjs/common';
import { OperationsModule } from './operations.module';

/** Imported by apps/worker only. */
@Module({ imports: [OperationsModule], providers: [] })
export class OperationsJobsModule {}
