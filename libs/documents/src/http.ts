import { Module } from '@nestjs/common';
import { DocumentsModule } from './documents.module';
import { DocumentContentController } from './http/document-content.controller';
import { DocumentPortalController } from './http/document.portal.controller';
import { DocumentStaffController } from './http/document.staff.controller';

@Module({
  imports: [DocumentsModule],
  controllers: [DocumentStaffController, DocumentPortalController, DocumentContentController],
})
export class DocumentsHttpModule {}
