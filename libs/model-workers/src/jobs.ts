import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { ModelWorkerStaffController } from './http/model-worker.staff.controller';
import { AidFollows } from './jobs/aid-follows.handler';
import { SurveyJob } from './jobs/survey.job';
import { ModelWorkersModule } from './model-workers.module';

/** Imported by apps/worker only. */
@Module({
  imports: [ModelWorkersModule, OrganizationsModule],
  providers: [AidFollows, ModelWorkerStaffController, SurveyJob],
})
export class ModelWorkersJobsModule {}
