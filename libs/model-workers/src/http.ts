import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { ModelWorkerPortalController } from './http/model-worker.portal.controller';
import { ModelWorkerStaffController } from './http/model-worker.staff.controller';
import { ModelWorkerPaperStaffController } from './http/model-worker-paper.staff.controller';
import { SpecialAidStaffController } from './http/special-aid.staff.controller';
import { SurveyStaffController } from './http/survey.staff.controller';
import { ModelWorkersModule } from './model-workers.module';

/** Imported by apps/api only. */
@Module({
  imports: [ModelWorkersModule, OrganizationsModule],
  controllers: [
    ModelWorkerStaffController,
    SurveyStaffController,
    ModelWorkerPaperStaffController,
    SpecialAidStaffController,
    ModelWorkerPortalController,
  ],
})
export class ModelWorkersHttpModule {}
