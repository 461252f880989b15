import type { Schemas } from '../../api/schemas';
import type { ImportSheet } from './import-types';

export type SheetSetting = Schemas['SheetSettingDto'];
export type SheetKind = NonNullable<ImportSheet['kind']>;

export interface SheetChange {
  readonly taken?: boolean;
  readonly kind?: SheetKind;
  readonly headerRow?: number;
  /** Field → 0-based column; null: no column. */
  readonly columns?: Readonly<Record<string, number | null>>;
}

/**
 * The whole setting of a sheet after a change: the API forgets what is not sent again. Another kind or header makes the
 * columns anew; otherwise what was said by hand stays, and what is left out stays left out.
 */
export function settingOf(sheet: ImportSheet, change: SheetChange): SheetSetting {
  const kind = change.kind ?? sheet.kind;
  const headerRow = change.headerRow ?? (change.kind ? 0 : sheet.headerRow);
  const renewed = change.kind !== undefined || change.headerRow !== undefined;
  return {
    sheetId: sheet.id,
    taken: change.taken ?? (renewed || sheet.taken),
    ...(kind && { kind }),
    ...(headerRow > 0 && { headerRow }),
    ...(!renewed && { columns: columnsOf(sheet, change.columns ?? {}) }),
  };
}

function columnsOf(sheet: ImportSheet, changed: Readonly<Record<string, number | null>>) {
  const moved = new Set(Object.values(changed));
  const open = new Set(sheet.issues.map(({ field }) => field));
  const settled: Record<string, number | null> = {};
  for (const { field } of sheet.fields) {
    const match = sheet.columns.find((column) => column.field === field);
    if (!match && !open.has(field)) settled[field] = null;
    if (match && moved.has(match.column)) settled[field] = null;
    else if (match?.byHand) settled[field] = match.column;
  }
  return Object.entries({ ...settled, ...changed }).map(([field, column]) => ({ field, column }));
}
