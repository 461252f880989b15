import { CurrentActor, IdPipe, SignedIn } from '@app/http';
import type { Actor, DocumentId } from '@app/kernel';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DocumentReadingService } from '../app/document-reading.service';
import { MEDIA_TYPES } from '../domain/media-type';
import { contentHeaders } from './content.headers';

const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

/** For staff and members alike: who may look is asked of the document's subject. */
@ApiTags('documents')
@Controller('documents')
export class DocumentContentController {
  constructor(private readonly reading: DocumentReadingService) {}

  @Get(':id/content')
  @SignedIn()
  @ApiOkResponse({ description: '文件内容', content: Object.fromEntries(MEDIA_TYPES.map((type) => [type, BINARY])) })
  async content(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: DocumentId,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = await this.reading.open(actor, id);
    await reply.headers(contentHeaders(document)).send(document.content);
  }
}
