import { refuseFile } from '../domain/intake.problems';
import type { DateSystem, SheetRow } from '../domain/sheet-cell';
import type { ReadingLimits } from './reading-limits';
import { readSharedStrings } from './shared-strings';
import type { OpenWorkbook, SheetSummary } from './workbook';
import { readWorkbookParts, type WorkbookParts } from './workbook-parts';
import { worksheetRows } from './worksheet-rows';
import type { ZipArchive } from './zip-archive';

/**
 * Reads .xlsx row by row. The library's reader builds a tree of the string table (544 MB for 100,000 rows × 15 columns
 * as Excel saves them) and gives a formula's value for a value, so this format is read here.
 */
export class XlsxWorkbook implements OpenWorkbook {
  readonly format = 'xlsx';
  readonly dateSystem: DateSystem;
  readonly sheets: readonly SheetSummary[];
  private sharedStrings: Promise<readonly string[]> | undefined;

  private constructor(
    private readonly zip: ZipArchive,
    private readonly parts: WorkbookParts,
    private readonly limits: ReadingLimits,
  ) {
    this.dateSystem = parts.dateSystem;
    this.sheets = parts.worksheets.map(({ name, hidden }, index) => ({ index, name, hidden }));
  }

  static async open(zip: ZipArchive, limits: ReadingLimits): Promise<XlsxWorkbook> {
    return new XlsxWorkbook(zip, await readWorkbookParts(zip), limits);
  }

  async *rows(sheetIndex: number): AsyncGenerator<SheetRow, void, undefined> {
    const part = this.parts.worksheets[sheetIndex] ?? refuseFile('intake.no-sheet');
    this.sharedStrings ??= this.readStrings();
    yield* worksheetRows(this.zip.read(this.zip.entries.get(part.path)!), {
      sheetName: part.name,
      sharedStrings: await this.sharedStrings,
      dateStyles: this.parts.dateStyles,
      dateSystem: this.dateSystem,
      maxRows: this.limits.rows,
    });
  }

  private async readStrings(): Promise<readonly string[]> {
    const path = this.parts.sharedStringsPath;
    const entry = path ? this.zip.entries.get(path) : undefined;
    if (!entry) return [];
    if (entry.bytes > this.limits.residentBytes) refuseFile('intake.unpacks-too-large');
    return readSharedStrings(this.zip.read(entry));
  }
}
