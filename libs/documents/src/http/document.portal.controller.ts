import { CurrentActor, MemberOnly } from '@app/http';
import type { Actor } from '@app/kernel';
import { Controller, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DocumentUploadService } from '../app/document-upload.service';
import { StorageSettings } from '../data/storage.settings';
import { DocumentView } from './dto/document.view';
import { PortalUploadFields, PortalUploadForm } from './dto/upload.fields';
import { readUpload } from './upload.reader';

@ApiTags('documents')
@Controller('portal/documents')
export class DocumentPortalController {
  constructor(
    private readonly uploads: DocumentUploadService,
    private readonly settings: StorageSettings,
  ) {}

  @Post()
  @MemberOnly()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: PortalUploadForm })
  @ApiCreatedResponse({ type: DocumentView })
  async upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<DocumentView> {
    const { fields, ...file } = await readUpload(request, PortalUploadFields, this.settings.uploadLimitBytes);
    return DocumentView.of(await this.uploads.upload(actor, { kind: fields.kind, unionId: null, ...file }));
  }
}
