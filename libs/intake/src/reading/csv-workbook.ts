import { streamCsvRows } from 'hucre';
import { refuseFile } from '../domain/intake.problems';
import { isBlankRow, type SheetCell, type SheetRow, textCell } from '../domain/sheet-cell';
import type { ReadingLimits } from './reading-limits';
import type { OpenWorkbook } from './workbook';

const SHEET_NAME = 'CSV';
/** Programs write ="0012" so that Excel keeps a text; it is a value, not a formula. */
const KEPT_TEXT = /^="([^"]*)"$/;

/** Text in columns, as UTF-8, UTF-16 or GB18030 (what Excel writes on a Chinese Windows). */
export function openCsvWorkbook(bytes: Buffer, limits: ReadingLimits): OpenWorkbook {
  const text = decodeText(bytes);
  return {
    format: 'csv',
    dateSystem: '1900',
    sheets: [{ index: 0, name: SHEET_NAME, hidden: false }],
    async *rows() {
      let rowNumber = 0;
      for (const values of streamCsvRows(text, { delimiter: delimiterOf(text) })) {
        if (++rowNumber > limits.rows) refuseFile('intake.too-many-rows');
        const cells = values.map((value) => csvCell(value === null ? '' : String(value)));
        const row: SheetRow = { sheetName: SHEET_NAME, rowNumber, cells };
        if (!isBlankRow(row)) yield row;
      }
    },
  };
}

function csvCell(text: string): SheetCell {
  const kept = KEPT_TEXT.exec(text);
  if (kept) return textCell(kept[1]!);
  return text.startsWith('=') ? { kind: 'formula', text } : textCell(text);
}

function delimiterOf(text: string): string {
  const firstLines = text.slice(0, 4_000);
  const counts = [',', '\t', ';'].map((mark) => ({ mark, count: firstLines.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

function decodeText(bytes: Buffer): string {
  const text = decodeAs(encodingOfMark(bytes) ?? 'utf-8', bytes) ?? decodeAs('gb18030', bytes);
  if (text === undefined || !isReadable(text)) return refuseFile('intake.not-a-workbook');
  if (/^\s*</.test(text)) {
    return refuseFile('intake.not-a-workbook', '这个文件是网页，不是表格；请用 Excel 打开它，另存为 .xlsx 后再上传');
  }
  if (text.trim() === '') refuseFile('intake.empty');
  return text;
}

function encodingOfMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function decodeAs(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNREADABLE = /[\u0000-\u0008\u000e-\u001f\u007f]/;

/** Control characters stand in no table, and a text without column or line is none. */
const isReadable = (text: string): boolean => !UNREADABLE.test(text) && /[,\t;\n]/.test(text);
