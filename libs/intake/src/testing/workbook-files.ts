import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre';
import type { SheetRow } from '../domain/sheet-cell';
import { openWorkbook, type WorkbookSource } from '../reading/open-workbook';
import type { ReadingLimits } from '../reading/reading-limits';

export const ROWS = [
  ['姓名', '证件号码', '金额'],
  ['彭梅', '990101199109220026', 800.5],
];

/** A workbook of `ROWS` as a spreadsheet program saves it; both arguments are those of the writing library. */
export const workbookOf = async (sheet: object = {}, options: object = {}): Promise<Buffer> =>
  Buffer.from(await writeXlsx({ sheets: [{ name: '名册', rows: ROWS, ...sheet }], ...options }));

export interface ZipPart {
  readonly name: string;
  readonly content: Buffer;
  /** What the directory says of the size, where it lies. */
  readonly declared?: number;
  readonly flags?: number;
}

/** A zip whose directory may lie. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declared = content.length, flags = 0 } of parts) {
    const packed = deflateRawSync(content);
    const nameBytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, nameBytes, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, nameBytes]));
    files.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, listed, Buffer.from('PK\x05\x06'), end]);
}

export const textPart = (name: string, content: string): ZipPart => ({ name, content: Buffer.from(content) });
export const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const SHEET_RELATION = `<Relationship Id="r1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/>`;

/** The least that is an .xlsx, with the sheet's rows and other parts as given. */
export const bareWorkbook = (sheetData: string, others: readonly ZipPart[] = [], workbookPr = ''): Buffer =>
  zipOf([
    textPart('[Content_Types].xml', '<Types/>'),
    textPart(
      '_rels/.rels',
      `<Relationships><Relationship Id="r" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    textPart(
      'xl/workbook.xml',
      `<workbook xmlns:r="${REL}">${workbookPr}<sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    textPart(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${SHEET_RELATION}<Relationship Id="r2" Type="${REL}/styles" Target="/xl/styles.xml"/></Relationships>`,
    ),
    textPart('xl/styles.xml', '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
    textPart('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`),
    ...others,
  ]);

/** All rows of all sheets. */
export async function rowsOf(source: WorkbookSource, options?: Partial<ReadingLimits>): Promise<SheetRow[]> {
  const workbook = await openWorkbook(source, options);
  const rows: SheetRow[] = [];
  for (const sheet of workbook.sheets) for await (const row of workbook.rows(sheet.index)) rows.push(row);
  return rows;
}
