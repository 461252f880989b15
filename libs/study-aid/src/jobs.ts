import { Module } from '@nestjs/common';
import { StudyAidModule } from './study-aid.module';

/** Imported by apps/worker only. */
@Module({ imports: [StudyAidModule], providers: [] })
export class StudyAidJobsModule {}
