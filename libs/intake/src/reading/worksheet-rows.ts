import { civilDateFromSerial } from '../domain/excel-serial';
import { refuseFile } from '../domain/intake.problems';
import { EMPTY_CELL, numberCell, type DateSystem, type SheetCell, type SheetRow, textCell } from '../domain/sheet-cell';
import { decodeEscapes } from './shared-strings';
import { attributeOf, XmlScanner } from './xml-scanner';

export interface WorksheetSetting {
  readonly sheetName: string;
  readonly sharedStrings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly dateSystem: DateSystem;
  readonly maxRows: number;
}

/** A roster has dozens of columns; what lies farther right is formatting or a trap. */
const MAX_COLUMNS = 500;
const MAX_CELL_CHARS = 32_767;

/** Rows as they come out of the unpacked part; the next piece is unpacked when the rows before it were taken. */
export async function* worksheetRows(
  chunks: AsyncIterable<Buffer>,
  setting: WorksheetSetting,
): AsyncGenerator<SheetRow, void, undefined> {
  const collector = new RowCollector(setting);
  const scanner = new XmlScanner(collector);
  const decoder = new TextDecoder('utf-8');
  let count = 0;
  for await (const chunk of chunks) {
    scanner.write(decoder.decode(chunk, { stream: true }));
    for (const row of collector.takeRows()) {
      if (++count > setting.maxRows) refuseFile('intake.too-many-rows');
      yield row;
    }
  }
}

class RowCollector {
  private rows: SheetRow[] = [];
  private rowNumber = 0;
  private cells: SheetCell[] = [];
  private column = 0;
  private type = '';
  private dateStyle = false;
  private formula = false;
  private value = '';
  private inValue = false;
  private phonetic = false;

  constructor(private readonly setting: WorksheetSetting) {}

  takeRows(): SheetRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v') this.inValue = true;
    else if (name === 't') this.inValue = !this.phonetic;
    else if (name === 'f') this.formula = true;
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 'row') this.openRow(attributes);
  }

  text(text: string): void {
    if (this.inValue && this.value.length < MAX_CELL_CHARS) this.value += text;
  }

  close(name: string): void {
    if (name === 'c') this.closeCell();
    else if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'row' && this.cells.some((cell) => cell !== EMPTY_CELL)) {
      this.rows.push({ sheetName: this.setting.sheetName, rowNumber: this.rowNumber, cells: this.cells });
    }
  }

  private openRow(attributes: string): void {
    const number = Number(attributeOf(attributes, 'r'));
    this.rowNumber = Number.isInteger(number) && number > 0 ? number : this.rowNumber + 1;
    this.cells = [];
    this.column = 0;
  }

  private openCell(attributes: string): void {
    const reference = attributeOf(attributes, 'r');
    if (reference) this.column = columnOf(reference);
    this.type = attributeOf(attributes, 't') ?? 'n';
    this.dateStyle = this.setting.dateStyles[Number(attributeOf(attributes, 's') ?? '0')] ?? false;
    this.formula = false;
    this.value = '';
  }

  private closeCell(): void {
    const cell = this.cellOfText();
    const column = this.column++;
    if (cell === EMPTY_CELL || column >= MAX_COLUMNS) return;
    while (this.cells.length < column) this.cells.push(EMPTY_CELL);
    this.cells[column] = cell;
  }

  private cellOfText(): SheetCell {
    const text = this.value;
    if (this.formula) return { kind: 'formula', text: decodeEscapes(text) };
    if (text === '') return EMPTY_CELL;
    if (this.type === 's') return textCell(this.setting.sharedStrings[Number(text)] ?? '');
    if (this.type === 'str' || this.type === 'inlineStr') return textCell(decodeEscapes(text));
    if (this.type === 'b') return { kind: 'boolean', text: text === '1' || text === 'true' ? '是' : '否' };
    if (this.type === 'e') return { kind: 'error', text };
    if (this.type === 'd') return { kind: 'date', text: text.slice(0, 10) };
    return this.dateStyle ? this.dateCell(text) : numberCell(text);
  }

  private dateCell(raw: string): SheetCell {
    const date = civilDateFromSerial(Number(raw), this.setting.dateSystem);
    return date ? { kind: 'date', text: date } : numberCell(raw);
  }
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}
