import { inputPipe } from '@app/http';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { MOST_FILES, type ImportUpload, type WorkbookFile } from '../app/import-upload.service';
import { refuseFile } from '../domain/intake.problems';
import { DEFAULT_LIMITS } from '../reading/reading-limits';
import { ImportUploadFields } from './dto/import.dto';

/** Reads a form with workbooks, in whatever order its parts come. Of a file that is too large nothing is kept. */
export async function readWorkbooks(request: FastifyRequest): Promise<ImportUpload> {
  if (!request.isMultipart()) return refuseFile('intake.no-file');
  const { given, files } = await readParts(request).catch(refuseBrokenForm);
  const fields = await inputPipe().transform(given, { type: 'body', metatype: ImportUploadFields });
  return { files, ...(fields as ImportUploadFields) };
}

async function readParts(request: FastifyRequest) {
  const given: Record<string, unknown> = {};
  const files: WorkbookFile[] = [];
  const limits = { fileSize: DEFAULT_LIMITS.fileBytes, files: MOST_FILES, fields: 10, fieldSize: 1_000 };
  let tooLarge = false;
  for await (const part of request.parts({ limits, throwFileSizeLimit: false } as never)) {
    if (part.type === 'field') given[part.fieldname] = part.value;
    else {
      const content = await readFile(part);
      tooLarge ||= content === undefined;
      if (content && part.filename) files.push({ name: part.filename, content });
    }
  }
  if (tooLarge)
    refuseFile(
      'intake.too-large',
      `文件不能超过 ${DEFAULT_LIMITS.fileBytes / 2 ** 20} MB,请拆成几个小一些的表格再上传`,
    );
  return { given, files };
}

async function readFile(part: MultipartFile): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    if (part.file.truncated) chunks.length = 0;
    else chunks.push(chunk);
  }
  return part.file.truncated ? undefined : Buffer.concat(chunks);
}

/** What the parser of forms says of a form that broke off carries no status; its own limits do. */
function refuseBrokenForm(error: { code?: string; statusCode?: number; definition?: object }): never {
  if (error.code === 'FST_FILES_LIMIT') return refuseFile('intake.too-many-files');
  if (error.statusCode !== undefined || error.definition) throw error;
  return refuseFile('intake.upload-broken');
}
