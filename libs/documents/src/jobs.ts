import { Module } from '@nestjs/common';
import { DocumentsModule } from './documents.module';
import { UnusedUploadJob } from './jobs/unused-upload.job';

@Module({ imports: [DocumentsModule], providers: [UnusedUploadJob] })
export class DocumentsJobsModule {}
