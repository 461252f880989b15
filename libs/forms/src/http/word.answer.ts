import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const AnswersWord = (): MethodDecorator =>
  applyDecorators(
    ApiProduces(WORD),
    ApiOkResponse({ description: 'Word', schema: { type: 'string', format: 'binary' } }),
  );

/** Only ever saved, never shown by the browser, kept by no cache. */
export async function sendWord(reply: FastifyReply, fileName: string, content: Buffer): Promise<void> {
  await reply
    .headers({
      'content-type': WORD,
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="document.docx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    .send(content);
}
