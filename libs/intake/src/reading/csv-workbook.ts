import { streamCsvRows } from 'hucre';
import { refuseFile } from '../domain/intake.problems';
import { isBlankRow, type SheetCell, type SheetRow, textCell } from '../domain/sheet-cell';
import type { ReadingLimits } from './reading-limits';
import type { OpenWorkbook } from './workbook';

const SHEET_NAME = 'CSV';
/** Programs write ="0012" so that Excel keeps a text; it is a value, not a formula. */
const KEPT_TEXT = /^="([^"]*)"$/;

/** As Excel holds them; the library would pile up whatever comes. */
const MOST_COLUMNS = 16_384;
const MOST_CELL_CHARS = 32_767;
const TOO_LONG = '这个表格里有一格太长，可能少了一个引号；请用 Excel 打开检查，另存为 .xlsx 后再上传';

/** Text in columns, as UTF-8, UTF-16 or GB18030 (what Excel writes on a Chinese Windows). */
export function openCsvWorkbook(bytes: Buffer, limits: ReadingLimits): OpenWorkbook {
  const text = decodeText(bytes);
  const delimiter = delimiterOf(text);
  refuseUnbounded(text, delimiter);
  return {
    format: 'csv',
    dateSystem: '1900',
    sheets: [{ index: 0, name: SHEET_NAME, hidden: false }],
    async *rows() {
      let rowNumber = 0;
      for (const values of streamCsvRows(text, { delimiter })) {
        if (++rowNumber > limits.rows) refuseFile('intake.too-many-rows');
        const cells = values.map((value) => csvCell(value === null ? '' : String(value)));
        const row: SheetRow = { sheetName: SHEET_NAME, rowNumber, cells };
        if (!isBlankRow(row)) yield row;
      }
    },
  };
}

/** Goes through the text as the library will: a quote opens at the beginning of a cell, and doubled it is itself. */
function refuseUnbounded(text: string, delimiter: string): void {
  let [columns, chars, quoted] = [1, 0, false];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    const isEnd = !quoted && (char === delimiter || char === '\n' || char === '\r');
    if (isEnd) columns = char === delimiter ? columns + 1 : 1;
    const opens = !quoted && char === '"' && chars === 0;
    const isDoubled = quoted && char === '"' && text[at + 1] === '"';
    const closes = quoted && char === '"' && !isDoubled;
    quoted = opens || (quoted && !closes);
    if (isDoubled) at++;
    chars = isEnd ? 0 : chars + (opens || closes ? 0 : 1);
    if (columns > MOST_COLUMNS) refuseFile('intake.unpacks-too-large');
    if (chars > MOST_CELL_CHARS) refuseFile('intake.damaged', TOO_LONG);
  }
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
