import { type CivilDate } from '@app/kernel';
import { readCivilDate, readText } from './cell-values';
import type { ColumnMap } from './header-recognition';
import { read, unreadable } from './row-note';
import { RowReader } from './row-reader';
import type { RowVerdict } from './row-verdict';
import type { DateSystem, SheetCell, SheetRow } from './sheet-cell';

/** A day off or a make-up workday of a year's official list. */
export interface OfficialDayValues {
  readonly date: CivilDate;
  readonly name: string;
  readonly off: boolean;
}

export interface OfficialDayContext {
  readonly columns: ColumnMap;
  readonly dateSystem: DateSystem;
  /** 休 or 班 in the words of notices, or null. */
  readonly offOf: (word: string) => boolean | null;
  /** Lists hold for the whole federation: the import must be the federation's own. */
  readonly isFederation: boolean;
}

/** A row as far as it can be read by itself; the list as a whole is judged afterwards. */
export interface ReadOfficialDay {
  readonly reader: RowReader;
  readonly values: OfficialDayValues | null;
}

/** Reads the records of one sheet of official days, in file order, each once. */
export class OfficialDayJudge {
  private count = 0;

  constructor(private readonly context: OfficialDayContext) {}

  read(row: SheetRow): ReadOfficialDay {
    const { columns, dateSystem, offOf, isFederation } = this.context;
    const reader = new RowReader('official-days', ++this.count, row, columns);
    if (!isFederation)
      reader.refuse('date', 'federation-only', '放假安排对整个总工会有效，请在最上级工会导入，或请总工会管理员导入');
    const date = reader.take('date', (cell) => readCivilDate(cell, dateSystem));
    if (date === null && !reader.isRefused('date')) reader.refuse('date', 'date-missing', '没有写日期');
    const name = reader.take('name', readText) ?? '';
    const off = reader.take('off', (cell) => readOff(cell, offOf));
    if (off === null && !reader.isRefused('off')) reader.refuse('off', 'off-missing', '没有写这一天是休还是班');
    return { reader, values: date === null || off === null ? null : { date, name: name.slice(0, 40), off } };
  }
}

function readOff(cell: SheetCell, offOf: OfficialDayContext['offOf']) {
  if (cell.text.trim() === '') return read<boolean>(null);
  const off = offOf(cell.text);
  return off === null ? unreadable('off-unknown', '请写“休”或“班”') : read(off);
}

/** A list comes in as a whole: one row that cannot be read keeps the others out. */
export function refuseIncomplete(rows: readonly ReadOfficialDay[]): void {
  const wrong = rows.find(({ reader }) => reader.refusals.length > 0);
  if (!wrong) return;
  for (const { reader } of rows)
    if (reader.refusals.length === 0)
      reader.refuse('date', 'list-incomplete', '同一张表里有读不出的行，放假安排要整份导入', wrong.reader.row);
}

export const verdictOf = (
  { reader, values }: ReadOfficialDay,
  isKnown: (values: OfficialDayValues) => boolean,
): RowVerdict<OfficialDayValues> => reader.verdict(values, values !== null && isKnown(values));
