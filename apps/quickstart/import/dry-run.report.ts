import { type ImportReading, type RowReading, SHEET_KIND_LABELS } from '@app/intake';
import { tableOf } from './terminal';

const VERDICTS = { new: '新增', changed: '有变化', unchanged: '没有变化', refused: '不能导入' } as const;

/** One line per sheet: how many rows of it are what. */
export function summaryOf({ sheets, files }: ImportReading): string {
  const head = ['文件', '工作表', '种类', '新增', '有变化', '没有变化', '不能导入', '要留意'];
  const rows = sheets.map(({ sheet, sheetName }) => {
    const file = files.find((each) => each.file.id === sheet.fileId)!.name;
    const kind = sheet.kind ? SHEET_KIND_LABELS[sheet.kind] : '';
    if (!sheet.counts) return [file, sheetName, kind, '不导入'];
    const counts = sheet.counts;
    const numbers = [counts.new, counts.changed, counts.unchanged, counts.refused, counts.warned];
    return [file, sheetName, kind, ...numbers.map(String)];
  });
  return tableOf([head, ...rows]);
}

/** What deserves a look: rows that are refused, changed or warned of. */
export const deservesLook = ({ verdict, warnings }: RowReading): boolean =>
  verdict === 'refused' || verdict === 'changed' || warnings.length > 0;

export function rowsOf(rows: readonly RowReading[], { sheets }: ImportReading): string {
  const names = new Map(sheets.map(({ sheet, sheetName }) => [sheet.id, sheetName]));
  return tableOf(
    rows.map((row) => [
      names.get(row.sheetId) ?? '',
      `第 ${row.sheetRow} 行`,
      row.label ?? '',
      VERDICTS[row.verdict],
      saidOf(row),
    ]),
  );
}

function saidOf({ refusals, changes, warnings }: RowReading): string {
  const changed = changes.map(({ title, from, to }) => `${title}:${from ?? '(空)'} → ${to ?? '(空)'}`);
  const said = [...refusals.map(({ message }) => message), ...changed, ...warnings.map(({ message }) => message)];
  return said.map((sentence) => sentence.replace(/。$/, '')).join(';');
}
