import type { CivilDate, Fen } from '@app/kernel';
import { plainText, readLedgerMoney, readText, readWords } from './cell-values';
import { takeDay } from './donation-row';
import type { ColumnMap } from './header-recognition';
import { takeLedgerUnion } from './ledger-person';
import { type CellReading, read, unreadable } from './row-note';
import { RowReader } from './row-reader';
import { rowName, type RowPlace, type RowVerdict } from './row-verdict';
import type { DateSystem, SheetCell, SheetRow } from './sheet-cell';
import type { UnionLookups } from './union-fields';

/** An activity of a ledger of before; null is unknown, not 0. */
export interface ActivityValues {
  readonly unionId: string;
  readonly heldOn: CivilDate;
  readonly name: string;
  readonly category: string | null;
  readonly personTimes: number | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly cost: Fen | null;
  readonly fundName: string | null;
  readonly note: string | null;
}

export interface ActivityContext {
  readonly columns: ColumnMap;
  readonly today: CivilDate;
  readonly dateSystem: DateSystem;
  readonly unions: UnionLookups;
  readonly isKnown: (activity: ActivityValues) => boolean;
}

/** 823, 823人次, 1,030 份; an empty cell is unknown. */
export function readCount(cell: SheetCell): CellReading<number> {
  const reading = readText(cell);
  if (!reading.ok || reading.value === null) return reading as CellReading<number>;
  const digits = /^(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.0+)?\s*\p{Script=Han}{0,3}$/u.exec(plainText(reading.value))?.[1];
  if (digits === undefined) return unreadable('count-unclear', '看不懂这个数，请只写数字，不清楚就空着');
  return read(Number(digits.replaceAll(',', '')));
}

/** Judges the activities of a sheet, in file order, each once. */
export class ActivityJudge {
  private count = 0;
  private readonly firstRows = new Map<string, RowPlace>();

  constructor(private readonly context: ActivityContext) {}

  judge(row: SheetRow): RowVerdict<ActivityValues> {
    const { columns, dateSystem, today, unions } = this.context;
    const reader = new RowReader('activities', ++this.count, row, columns);
    const heldOn = takeDay(reader, 'heldOn', dateSystem, today);
    const name = reader.take('name', readWords);
    if (name === null && !reader.isRefused('name')) reader.refuse('name', 'name-missing', '没有活动名称，请填上');
    const figures = {
      ...{ personTimes: reader.take('personTimes', readCount), quantity: reader.take('quantity', readCount) },
      ...{ unit: reader.take('unit', readWords), cost: reader.take('cost', readLedgerMoney) },
    };
    const category = reader.take('category', readWords);
    const fundName = reader.take('fund', readWords);
    const note = reader.take('remark', readWords);
    const union = takeLedgerUnion(reader, unions) ?? unions.unnamed;
    if (!heldOn || name === null || !union) return reader.verdict<ActivityValues>(null, false);
    const values = { unionId: union.id, heldOn, name, category, ...figures, fundName, note };
    const key = `${union.id} ${heldOn} ${name}`;
    const first = this.firstRows.get(key);
    if (first) reader.refuse('name', 'row-twice', `和${rowName(first)}是同一天的同一个活动，请合成一行`, first.row);
    else this.firstRows.set(key, reader.place);
    return reader.verdict(values, this.context.isKnown(values));
  }
}
