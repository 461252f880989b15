import type { MultipartFile } from '@fastify/multipart';
import { DomainProblem } from '@app/kernel';
import type { FastifyRequest } from 'fastify';
import { MOST_BYTES } from '../app/bank-sheet';
import { refuse } from '../domain/disbursement.problems';

/** The one file of a form, in memory only: a bank's sheet names cards, and what it says is kept, not the sheet. */
export async function readResultSheet(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) return refuse('transfer-list.sheet-unreadable');
  let content: Buffer = Buffer.alloc(0);
  const limits = { fileSize: MOST_BYTES, files: 1, fields: 5, fieldSize: 1_000 };
  try {
    for await (const part of request.parts({ limits, throwFileSizeLimit: false } as never))
      if (part.type === 'file') content = await bytesOf(part);
  } catch (error) {
    if (error instanceof DomainProblem) throw error;
    // A form that ends too early or was never one.
    return refuse('transfer-list.sheet-unreadable');
  }
  return content;
}

async function bytesOf(part: MultipartFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
  return part.file.truncated
    ? refuse('transfer-list.sheet-unreadable', '文件太大，请用银行导出的原文件。')
    : Buffer.concat(chunks);
}
