import { CurrentActor, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Controller, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DocumentUploadService } from '../app/document-upload.service';
import { StorageSettings } from '../data/storage.settings';
import { DocumentView } from './dto/document.view';
import { StaffUploadFields, StaffUploadForm } from './dto/upload.fields';
import { readUpload } from './upload.reader';

@ApiTags('documents')
@Controller('documents')
export class DocumentStaffController {
  constructor(
    private readonly uploads: DocumentUploadService,
    private readonly settings: StorageSettings,
  ) {}

  @Post()
  @Requires('document:upload')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: StaffUploadForm })
  @ApiCreatedResponse({ type: DocumentView })
  async upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<DocumentView> {
    const { fields, ...file } = await readUpload(request, StaffUploadFields, this.settings.uploadLimitBytes);
    const upload = { kind: fields.kind, unionId: fields.unionId ?? null, ...file };
    return DocumentView.of(await this.uploads.upload(actor, upload));
  }
}
