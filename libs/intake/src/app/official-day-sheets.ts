import { type NoticeReading, readNotice } from '@app/calendar';
import { Injectable } from '@nestjs/common';
import { openWorkbook } from '../reading/open-workbook';

const MOST_ROWS = 500;
const JSON_BEGIN = /^\uFEFF?\s*[{[]/;

/** Reads a year's official days out of a file: a simple table of 日期, 名称, 休/班, or JSON. Nothing is kept. */
@Injectable()
export class OfficialDaySheets {
  async read(content: Buffer): Promise<NoticeReading> {
    const text = content.toString('utf8');
    return readNotice(JSON_BEGIN.test(text) ? text : await linesOf(content));
  }
}

/** Rows as lines with tabs, as they would be pasted. */
async function linesOf(content: Buffer): Promise<string> {
  const workbook = await openWorkbook(content);
  const lines: string[] = [];
  for (const { index, hidden } of workbook.sheets) {
    if (hidden) continue;
    for await (const { cells } of workbook.rows(index)) {
      if (lines.length < MOST_ROWS) lines.push(cells.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join('\t'));
    }
  }
  return lines.join('\n');
}
