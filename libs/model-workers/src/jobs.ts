import { Module } from '@nestjs/common';
import { AidFollows } from './jobs/aid-follows.handler';
import { SurveyJob } from './jobs/survey.job';
import { ModelWorkersModule } from './model-workers.module';

/** Imported by apps/worker only. */
@Module({ imports: [ModelWorkersModule], providers: [AidFollows, SurveyJob] })
export class ModelWorkersJobsModule {}
