import { Module } from '@nestjs/common';
import { ModelWorkerPortalController } from './http/model-worker.portal.controller';
import { ModelWorkerStaffController } from './http/model-worker.staff.controller';
import { SpecialAidStaffController } from './http/special-aid.staff.controller';
import { SurveyStaffController } from './http/survey.staff.controller';
import { ModelWorkersModule } from './model-workers.module';

/** Imported by apps/api only. */
@Module({
  imports: [ModelWorkersModule],
  controllers: [
    ModelWorkerStaffController,
    SurveyStaffController,
    SpecialAidStaffController,
    ModelWorkerPortalController,
  ],
})
export class ModelWorkersHttpModule {}
