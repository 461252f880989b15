import { inputPipe } from '@app/http';
import type { FastifyRequest } from 'fastify';
import { MOST_TEMPLATE_BYTES } from '../app/template-inspection';
import { refuse } from '../domain/forms.problems';

export interface ReceivedTemplate<Fields> {
  readonly fields: Fields;
  readonly content: Buffer;
}

/** Reads a form with one file, in whatever order its parts come. */
export async function readTemplateUpload<Fields extends object>(
  request: FastifyRequest,
  fieldsType: new () => Fields,
): Promise<ReceivedTemplate<Fields>> {
  if (!request.isMultipart()) return refuse('form-template.file-missing');
  const given: Record<string, unknown> = {};
  const chunks: Buffer[] = [];
  let isTooLarge = false;
  const limits = { fileSize: MOST_TEMPLATE_BYTES, files: 1, fields: 5, fieldSize: 1_000 };
  try {
    for await (const part of request.parts({ limits, throwFileSizeLimit: false } as never)) {
      if (part.type === 'field') given[part.fieldname] = part.value;
      else {
        for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
        isTooLarge = part.file.truncated;
      }
    }
  } catch {
    // A form that broke off, was never one, or holds more than it should.
    return refuse('form-template.file-missing');
  }
  if (isTooLarge) return refuse('form-template.too-large');
  const content = Buffer.concat(chunks);
  if (content.length === 0) return refuse('form-template.file-missing');
  return { fields: await inputPipe().transform(given, { type: 'body', metatype: fieldsType }), content };
}
