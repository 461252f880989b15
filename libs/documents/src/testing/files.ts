import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** Small real files for specs. Each is different from every other unless `mark` says otherwise. */
const fresh = (): string => randomBytes(8).toString('hex');

export interface PictureShape {
  readonly width?: number;
  readonly height?: number;
  readonly mark?: string;
}

function pngChunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

/** A PNG whose header says `width` × `height`; its pixels are those of a single one. */
export function aPng({ width = 1, height = 1, mark = fresh() }: PictureShape = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    pngChunk('tEXt', Buffer.from(`Comment\0${mark}`, 'latin1')),
    pngChunk('IDAT', deflateSync(Buffer.from([0, 255, 255, 255]))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The segments of a JPEG of `width` × `height`, with `mark` as its comment. */
export function aJpeg({ width = 640, height = 480, mark = fresh() }: PictureShape = {}): Buffer {
  const comment = Buffer.from(mark, 'latin1');
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from([0xff, 0xfe, (comment.length + 2) >> 8, (comment.length + 2) & 0xff]),
    comment,
    frame,
    Buffer.from('ffda0008010100003f0000ffd9', 'hex'),
  ]);
}

export function aWebp({ width = 320, height = 200 }: PictureShape = {}): Buffer {
  const body = Buffer.alloc(10);
  body.writeUIntLE(width - 1, 4, 3);
  body.writeUIntLE(height - 1, 7, 3);
  const head = Buffer.from('RIFF\0\0\0\0WEBPVP8X\n\0\0\0', 'latin1');
  head.writeUInt32LE(22, 4);
  return Buffer.concat([head, body]);
}

export const aHeic = (): Buffer =>
  Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(64)]);

export const aPdf = (body = fresh()): Buffer =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Note(${body})>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`, 'latin1');

/** An archive of stored entries. */
export function aZip(entries: Readonly<Record<string, string>>): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [path, body] = [Buffer.from(name, 'utf8'), Buffer.from(text, 'utf8')];
    const shape = Buffer.alloc(26);
    shape.writeUInt16LE(20, 0);
    shape.writeUInt32LE(crc32(body), 10);
    shape.writeUInt32LE(body.length, 14);
    shape.writeUInt32LE(body.length, 18);
    shape.writeUInt16LE(path.length, 22);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), shape, path, body]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), shape, place, path]));
    files.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}

const contentTypes = (main: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="application/vnd.${main}.main+xml"/></Types>`;

const officeFile =
  (main: string) =>
  (more: Readonly<Record<string, string>> = {}): Buffer =>
    aZip({ '[Content_Types].xml': contentTypes(main), 'main.xml': `<main id="${fresh()}"/>`, ...more });

export const anXlsx = officeFile('openxmlformats-officedocument.spreadsheetml.sheet');
export const aDocx = officeFile('openxmlformats-officedocument.wordprocessingml.document');
export const anXlsm = officeFile('ms-excel.sheet.macroEnabled');
