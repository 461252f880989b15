import { Module } from '@nestjs/common';
import { MutualAidModule } from './mutual-aid.module';

/** Imported by apps/worker only. */
@Module({ imports: [MutualAidModule], providers: [] })
export class MutualAidJobsModule {}
