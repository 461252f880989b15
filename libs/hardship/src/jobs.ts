import { Module } from '@nestjs/common';
import { HardshipModule } from './hardship.module';
import { NoticeObjectedHandler } from './jobs/notice-objected.handler';
import { ReviewJob } from './jobs/review.job';

/** Imported by apps/worker only. */
@Module({ imports: [HardshipModule], providers: [ReviewJob, NoticeObjectedHandler] })
export class HardshipJobsModule {}
