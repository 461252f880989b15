import { Module } from '@nestjs/common';
import { DocumentsModule } from './documents.module';
import { StrayFileJob } from './jobs/stray-file.job';
import { UnusedUploadJob } from './jobs/unused-upload.job';

@Module({ imports: [DocumentsModule], providers: [UnusedUploadJob, StrayFileJob] })
export class DocumentsJobsModule {}
