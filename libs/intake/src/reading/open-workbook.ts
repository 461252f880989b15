import { createReadStream } from 'node:fs';
import { refuseFile } from '../domain/intake.problems';
import { isBlankRow } from '../domain/sheet-cell';
import { looksLikeCompoundFile, refuseCompoundFile } from './compound-file';
import { openCsvWorkbook } from './csv-workbook';
import { openLibraryWorkbook } from './library-workbook';
import { DEFAULT_LIMITS, type ReadingLimits } from './reading-limits';
import type { OpenWorkbook } from './workbook';
import { XlsxWorkbook } from './xlsx-workbook';
import { scanXml } from './xml-scanner';
import { looksLikeZip, ZipArchive } from './zip-archive';

/** A file's path, its bytes, or a stream of them. */
export type WorkbookSource = string | Buffer | AsyncIterable<Uint8Array>;

const MACRO_PART = /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^xl\/macrosheets\/|^(Basic|Scripts)\//i;

/**
 * Opens an upload by what it contains, whatever its name says. Throws a `DomainProblem` of the intake catalogue for
 * what is no workbook, is encrypted, carries macros, is too large or would unpack to too much, is damaged or empty.
 */
export async function openWorkbook(
  source: WorkbookSource,
  options: Partial<ReadingLimits> = {},
): Promise<OpenWorkbook> {
  const limits = { ...DEFAULT_LIMITS, ...options };
  const bytes = await readBounded(source, limits.fileBytes);
  if (bytes.length === 0) refuseFile('intake.empty');
  const workbook = await openByContent(bytes, limits);
  if (!(await hasRows(workbook))) refuseFile('intake.empty');
  return workbook;
}

async function openByContent(bytes: Buffer, limits: ReadingLimits): Promise<OpenWorkbook> {
  if (looksLikeZip(bytes)) return openZip(bytes, limits);
  if (looksLikeCompoundFile(bytes)) {
    refuseCompoundFile(bytes);
    return openLibraryWorkbook('xls', bytes, limits);
  }
  return openCsvWorkbook(bytes, limits);
}

async function openZip(bytes: Buffer, limits: ReadingLimits): Promise<OpenWorkbook> {
  const zip = new ZipArchive(bytes, limits);
  const entries = [...zip.entries.values()];
  if (entries.some((entry) => entry.encrypted)) refuseFile('intake.encrypted');
  if (entries.some((entry) => MACRO_PART.test(entry.name))) refuseFile('intake.macros');
  if (zip.entries.has('xl/workbook.bin')) {
    return refuseFile('intake.not-a-workbook', '这种二进制表格(.xlsb)读不了，请另存为 .xlsx 后再上传');
  }
  if (zip.entries.has('[Content_Types].xml')) return openOfficeZip(zip, limits);
  if (zip.entries.has('content.xml')) return openOpenDocument(zip, bytes, limits);
  return refuseFile('intake.not-a-workbook');
}

async function openOfficeZip(zip: ZipArchive, limits: ReadingLimits): Promise<OpenWorkbook> {
  let macros = false;
  await scanXml(zip.read(zip.entries.get('[Content_Types].xml')!), {
    open: (_, attributes) => {
      macros ||= /macroEnabled|vbaProject/i.test(attributes);
    },
  });
  if (macros) refuseFile('intake.macros');
  if (![...zip.entries.keys()].some((name) => name.startsWith('xl/'))) refuseFile('intake.not-a-workbook');
  return XlsxWorkbook.open(zip, limits);
}

async function openOpenDocument(zip: ZipArchive, bytes: Buffer, limits: ReadingLimits): Promise<OpenWorkbook> {
  const manifest = zip.entries.get('META-INF/manifest.xml');
  let encrypted = false;
  if (manifest) {
    await scanXml(zip.read(manifest), { open: (name) => void (encrypted ||= name === 'encryption-data') });
  }
  if (encrypted) refuseFile('intake.encrypted');
  await proveContent(zip, limits);
  return openLibraryWorkbook('ods', bytes, limits);
}

/** The library unpacks by itself and builds a tree, so what it unpacks is proved bounded and harmless before. */
async function proveContent(zip: ZipArchive, limits: ReadingLimits): Promise<void> {
  let spreadsheet = false;
  for (const entry of zip.entries.values()) {
    if (!entry.name.endsWith('.xml')) continue;
    if (entry.bytes > limits.residentBytes / 2) refuseFile('intake.unpacks-too-large');
    await scanXml(zip.read(entry), { open: (name) => void (spreadsheet ||= name === 'spreadsheet') });
  }
  if (!spreadsheet) refuseFile('intake.not-a-workbook');
}

async function hasRows(workbook: OpenWorkbook): Promise<boolean> {
  for (const sheet of workbook.sheets) {
    for await (const row of workbook.rows(sheet.index)) if (!isBlankRow(row)) return true;
  }
  return false;
}

async function readBounded(source: WorkbookSource, limit: number): Promise<Buffer> {
  if (Buffer.isBuffer(source)) {
    if (source.length > limit) refuseTooLarge(limit);
    return source;
  }
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of typeof source === 'string' ? createReadStream(source) : source) {
    total += chunk.length;
    if (total > limit) refuseTooLarge(limit);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

const refuseTooLarge = (limit: number): never =>
  refuseFile('intake.too-large', `文件不能超过 ${Math.floor(limit / 1024 / 1024)} MB,请拆成几个小一些的表格再上传`);
