import { isImage, isOffice, type MediaType } from './media-type';

/** How far browsers look for a page in what they were told is something else, with room to spare. */
const SNIFFED = 4096;
/** How far PDF readers look for their header. */
const PDF_HEADER_WITHIN = 1024;
const ZIP_END = Buffer.from('PK\u0005\u0006', 'latin1');
const ZIP_END_BYTES = 22;

/** Long enough that compressed pixels do not spell them by accident. */
const CODE_ANYWHERE = /<script[\s>/]|<!doctype\s+html|<iframe[\s>]|<\?php\s|javascript:/i;
const PAGE_AT_START = /<(?:html|head|body|svg)[\s>]/i;
/** Actions that run code. Those inside compressed objects are not seen: the file is served in a sandbox as well. */
const PDF_ACTION = /\/(?:JavaScript|Launch)[\s/<([]/;

/** Whether the file is a second thing besides what it says it is: a page, a script, an archive, a PDF in a photo. */
export function holdsActiveContent(bytes: Buffer, type: MediaType): boolean {
  const text = bytes.toString('latin1');
  if (CODE_ANYWHERE.test(text) || PAGE_AT_START.test(text.slice(0, SNIFFED))) return true;
  if (!isOffice(type) && endsAsZip(bytes)) return true;
  if (isImage(type)) return text.slice(0, PDF_HEADER_WITHIN).includes('%PDF-');
  return type === 'application/pdf' && PDF_ACTION.test(text);
}

/** Entry names stand uncompressed in the archive. */
export const holdsMacros = (bytes: Buffer): boolean => bytes.includes('vbaProject.bin');

/** An archive is read from its end: its last record with its comment reaches exactly to the last byte. */
function endsAsZip(bytes: Buffer): boolean {
  const at = bytes.lastIndexOf(ZIP_END);
  if (at < 0 || at + ZIP_END_BYTES > bytes.length) return false;
  return at + ZIP_END_BYTES + bytes.readUInt16LE(at + 20) === bytes.length;
}
