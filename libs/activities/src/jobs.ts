import { Module } from '@nestjs/common';
import { ActivitiesModule } from './activities.module';

/** Imported by apps/worker only. */
@Module({ imports: [ActivitiesModule], providers: [] })
export class ActivitiesJobsModule {}
