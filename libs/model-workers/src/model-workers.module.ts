import { DisbursementsModule } from '@app/disbursements';
import { DocumentsModule } from '@app/documents';
import { FundsModule } from '@app/funds';
import { IdentityModule } from '@app/identity';
import { MembersModule } from '@app/members';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AidDocuments } from './app/aid.documents';
import { AidFollowing, AidPaymentCondition } from './app/aid-following';
import { AidRules } from './app/aid-rules';
import { ModelWorkerFileDocuments } from './app/file.documents';
import { FilePapers } from './app/file-papers';
import { FileService } from './app/file.service';
import { FileStore } from './app/file-store';
import { ModelWorkerCheck } from './app/model-worker-check';
import { ModelWorkerPersonalFile } from './app/model-worker.personal-file';
import { ModelWorkerFigures } from './app/model-worker-figures';
import { RetainedSpecialAids, RetainedSurveys, RetainedVoidedFiles } from './app/model-workers.retention';
import { ModelWorkerReading } from './app/model-worker-reading';
import { SpecialAidService } from './app/special-aid.service';
import { SurveyDaysRegister } from './app/survey-days';
import { SurveyOpening } from './app/survey-opening';
import { OwnSurveyReminders, SurveyReminders } from './app/survey.reminders';
import { SurveyService } from './app/survey.service';
import { MODEL_WORKER_ENTITIES } from './data/entities';

const PARTS = [
  AidDocuments,
  AidPaymentCondition,
  FileStore,
  ModelWorkerCheck,
  ModelWorkerFileDocuments,
  ModelWorkerPersonalFile,
  OwnSurveyReminders,
  RetainedSpecialAids,
  RetainedSurveys,
  RetainedVoidedFiles,
  SurveyReminders,
];

const SERVICES = [
  AidFollowing,
  AidRules,
  FilePapers,
  FileService,
  ModelWorkerFigures,
  ModelWorkerReading,
  SpecialAidService,
  SurveyDaysRegister,
  SurveyOpening,
  SurveyService,
];

@Module({
  imports: [
    DisbursementsModule,
    DocumentsModule,
    FundsModule,
    IdentityModule,
    MembersModule,
    OrganizationsModule,
    TypeOrmModule.forFeature(MODEL_WORKER_ENTITIES),
  ],
  providers: [...PARTS, ...SERVICES],
  exports: SERVICES,
})
export class ModelWorkersModule {}
