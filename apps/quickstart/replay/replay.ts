import { permissionsOfRole } from '@app/identity';
import {
  type ImportableKind,
  ImportReadingService,
  ImportService,
  IMPORT_ORDER,
  inspectWorkbook,
  type InspectedSheet,
  isImportable,
  openWorkbook,
  readCivilDate,
  type WorkbookFile,
} from '@app/intake';
import {
  type Actor,
  civilDate,
  DomainProblem,
  newId,
  systemActor,
  type TenantId,
  type UnionId,
  yearOf,
} from '@app/kernel';
import { TenantFounder, UnionRegister } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import type { INestApplicationContext } from '@nestjs/common';
import { figuresOfYear, type YearFigures } from './year-figures';

export interface RefusedRow {
  readonly file: string;
  readonly sheet: string | null;
  /** As the spreadsheet program counts; null for the whole file. */
  readonly row: number | null;
  readonly why: string;
}

export interface Replayed {
  readonly figures: YearFigures;
  readonly refused: readonly RefusedRow[];
}

export interface ReplayOptions {
  /** Null: the latest year that the ledgers tell of. */
  readonly year: number | null;
  /** What the one union is called when no workbook holds unions. */
  readonly name: string;
}

interface RecognizedFile {
  readonly file: WorkbookFile;
  readonly kinds: readonly ImportableKind[];
  readonly years: readonly number[];
}

interface Ground {
  readonly tenantId: TenantId;
  readonly rootId: UnionId;
  readonly importer: Actor;
}

/** Takes workbooks into an empty database, each recognised by its columns, and counts the year. */
export async function replay(
  app: INestApplicationContext,
  files: readonly WorkbookFile[],
  { year, name }: ReplayOptions,
): Promise<Replayed> {
  const refused: RefusedRow[] = [];
  const known: RecognizedFile[] = [];
  for (const file of files) {
    const recognized = await recognize(file).catch((error: unknown) => whyOf(file, error));
    if ('kinds' in recognized) known.push(recognized);
    else refused.push(recognized);
  }
  const kinds = new Set(known.flatMap((each) => each.kinds));
  const ofYear = year ?? latestOf(known.flatMap(({ years }) => years)) ?? (await thisYear(app)) - 1;
  const ground = await foundOn(app, name, kinds.has('organizations'));
  for (const { file } of known.sort((a, b) => placeOf(a) - placeOf(b)))
    refused.push(...(await takeIn(app, ground, file, ofYear)));
  return { figures: await figuresOfYear(app, ground, ofYear, kinds), refused };
}

const placeOf = ({ kinds }: RecognizedFile): number => Math.min(...kinds.map((kind) => IMPORT_ORDER.indexOf(kind)));
const latestOf = (years: readonly number[]): number | undefined => (years.length > 0 ? Math.max(...years) : undefined);

async function thisYear(app: INestApplicationContext): Promise<number> {
  return app.get(UnitOfWork).read(systemActor(newId<'tenant'>()), (tx) => Promise.resolve(tx.now.getUTCFullYear()));
}

/** Ledgers of a year: in which column the day stands. A grant runs over years and says nothing of the year that is meant. */
const DAY_OF: Readonly<Partial<Record<string, string>>> = {
  visits: 'visitedOn',
  donations: 'givenOn',
  activities: 'heldOn',
  disputes: 'receivedOn',
  'mutual-aid': 'paidOn',
};

async function recognize(file: WorkbookFile): Promise<RecognizedFile | RefusedRow> {
  const workbook = await openWorkbook(file.content);
  const sheets = await inspectWorkbook(workbook);
  const kinds = sheets.flatMap(({ recognition: { kind } }) => (isImportable(kind) ? [kind] : []));
  if (kinds.length === 0) return { file: file.name, sheet: null, row: null, why: '看不出这是哪一种表' };
  const years = new Set<number>();
  for (const sheet of sheets) for (const year of await yearsOf(workbook, sheet)) years.add(year);
  return { file, kinds, years: [...years] };
}

async function yearsOf(workbook: Awaited<ReturnType<typeof openWorkbook>>, { index, recognition }: InspectedSheet) {
  const years = new Set<number>();
  const column = recognition.columns[DAY_OF[recognition.kind ?? ''] ?? ''];
  if (column === undefined) return years;
  for await (const { rowNumber, cells } of workbook.rows(index)) {
    const cell = cells[column];
    if (rowNumber <= recognition.headerRow || !cell) continue;
    const day = readCivilDate(cell, workbook.dateSystem);
    if (day.ok && day.value) years.add(yearOf(day.value));
  }
  return years;
}

/** A federation that the sheet of unions fills, or a federation with one union, to which everything belongs. */
async function foundOn(app: INestApplicationContext, name: string, hasUnions: boolean): Promise<Ground> {
  const tenantId = newId<'tenant'>();
  const system = systemActor(tenantId);
  const founding = {
    code: `replay-${tenantId.slice(-12)}`,
    name: hasUnions ? '总工会' : `${name}上级工会`,
    unionCode: '0',
    region: '',
  };
  const { rootId, unionId } = await app.get(UnitOfWork).run(system, async (tx) => {
    const root = await app.get(TenantFounder).found(tx, founding);
    if (hasUnions) return { rootId: root, unionId: root };
    const union = { code: '1', name, kind: 'union' as const, parentId: root };
    return { rootId: root, unionId: (await app.get(UnionRegister).create(tx, [union]))[0]!.id };
  });
  const grants = [{ unionId, role: 'administrator', permissions: permissionsOfRole('administrator') }];
  return { tenantId, rootId, importer: { ...system, kind: 'person', grants } };
}

async function takeIn(
  app: INestApplicationContext,
  { importer }: Ground,
  file: WorkbookFile,
  year: number,
): Promise<RefusedRow[]> {
  const imports = app.get(ImportService);
  try {
    const { run, sheets } = await imports.dryRun(importer, [file], { openedOn: civilDate(`${year}-01-01`) });
    const names = new Map(sheets.map(({ sheet, sheetName }) => [sheet.id, sheetName]));
    const refused: RefusedRow[] = [];
    let after: [string, string] | null = null;
    for (;;) {
      const page = await app.get(ImportReadingService).rows(importer, run.id, { verdict: 'refused' }, after, 500);
      for (const { sheetId, sheetRow, refusals } of page) {
        const why = refusals.map(({ message }) => message).join(';');
        refused.push({ file: file.name, sheet: names.get(sheetId) ?? null, row: sheetRow, why });
      }
      const last = page.at(-1);
      if (!last) break;
      after = [last.sheetId, String(last.row)];
    }
    await imports.apply(importer, run.id, true);
    return refused;
  } catch (error) {
    return [whyOf(file, error)];
  }
}

/** A file that cannot come in at all. Anything but a refusal is thrown on. */
function whyOf(file: WorkbookFile, error: unknown): RefusedRow {
  if (!(error instanceof DomainProblem)) throw error;
  return { file: file.name, sheet: null, row: null, why: error.detail };
}
