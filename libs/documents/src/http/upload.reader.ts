import { inputPipe } from '@app/http';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { checkFileSize } from '../domain/content.rules';
import { refuse } from '../domain/documents.problems';

/** Beyond it the rest is not even counted any more. */
const COUNTED_BYTES = 1024 ** 3;

export interface ReceivedUpload<Fields> {
  readonly fields: Fields;
  readonly fileName: string;
  readonly content: Buffer;
}

/** Reads a form with one file, in whatever order its parts come. At most `limit` bytes of the file are kept. */
export async function readUpload<Fields extends object>(
  request: FastifyRequest,
  fieldsType: new () => Fields,
  limit: number,
): Promise<ReceivedUpload<Fields>> {
  if (!request.isMultipart()) return refuse('document.file-missing');
  const { given, file } = await readParts(request, limit).catch(refuseBrokenForm);
  if (!file) return refuse('document.file-missing');
  checkFileSize(file.size, limit);
  const fields = await inputPipe().transform(given, { type: 'body', metatype: fieldsType });
  return { fields, fileName: file.fileName, content: file.content };
}

interface Parts {
  readonly given: Record<string, unknown>;
  file?: { readonly fileName: string; readonly content: Buffer; readonly size: number };
}

async function readParts(request: FastifyRequest, limit: number): Promise<Parts> {
  const parts: Parts = { given: {} };
  const limits = { fileSize: COUNTED_BYTES, files: 1, fields: 10, fieldSize: 1_000 };
  for await (const part of request.parts({ limits, throwFileSizeLimit: false } as never)) {
    if (part.type === 'field') parts.given[part.fieldname] = part.value;
    else parts.file = { fileName: part.filename ?? '', ...(await readFile(part, limit)) };
  }
  return parts;
}

/** What the parser of forms says of a form that broke off carries no status; its own limits do. */
function refuseBrokenForm(error: { code?: string; statusCode?: number }): never {
  if (error.code === 'FST_FILES_LIMIT') return refuse('document.one-file');
  if (error.statusCode !== undefined) throw error;
  return refuse('document.upload-broken');
}

/** The whole file is read, so that the browser gets to see the answer; its size is counted past the limit. */
async function readFile(part: MultipartFile, limit: number): Promise<{ content: Buffer; size: number }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  return { content: Buffer.concat(chunks), size };
}
