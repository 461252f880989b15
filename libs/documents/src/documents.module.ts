import { MembersModule } from '@app/members';
import { OrganizationsModule } from '@app/organizations';
import { settingsProvider } from '@app/persistence';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentCheck } from './app/document-check';
import { DocumentDestruction } from './app/document-destruction';
import { DocumentReadingService } from './app/document-reading.service';
import { DocumentSubjects } from './app/document-subject';
import { DocumentResealing } from './app/document-resealing';
import { DocumentsPersonalFile } from './app/documents.personal-file';
import { DocumentUploadService } from './app/document-upload.service';
import { DocumentService } from './app/document.service';
import { StrayFileRemoval } from './app/stray-file.removal';
import { UnusedUploadRemoval } from './app/unused-upload.removal';
import { ContentStore } from './data/content.store';
import { Document } from './data/document.entity';
import { ScanSettings } from './data/scan.settings';
import { StorageSettings } from './data/storage.settings';
import { VirusScan } from './data/virus-scan';

const SERVICES = [
  DocumentService,
  DocumentUploadService,
  DocumentReadingService,
  StrayFileRemoval,
  UnusedUploadRemoval,
  DocumentDestruction,
  DocumentCheck,
  DocumentResealing,
];
const STORAGE = settingsProvider(StorageSettings);
const SCAN = settingsProvider(ScanSettings);

@Module({
  imports: [DiscoveryModule, MembersModule, OrganizationsModule, TypeOrmModule.forFeature([Document])],
  providers: [STORAGE, SCAN, ContentStore, VirusScan, DocumentSubjects, DocumentsPersonalFile, ...SERVICES],
  exports: [STORAGE, DocumentSubjects, ...SERVICES],
})
export class DocumentsModule {}
