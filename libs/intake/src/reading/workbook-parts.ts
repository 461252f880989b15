import { posix } from 'node:path';
import { refuseFile } from '../domain/intake.problems';
import type { DateSystem } from '../domain/sheet-cell';
import { attributeOf, scanXml } from './xml-scanner';
import type { ZipArchive } from './zip-archive';

export interface WorksheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

/** The parts of an .xlsx that say where its rows lie and how they are meant. */
export interface WorkbookParts {
  readonly worksheets: readonly WorksheetPart[];
  readonly dateSystem: DateSystem;
  readonly sharedStringsPath: string | undefined;
  /** By number of a cell's style: whether its number is a date. */
  readonly dateStyles: readonly boolean[];
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

const ROOT_RELATIONS = '_rels/.rels';
const MOST_SHEETS = 200;
/** Excel knows 65,490 formats of cells; parts that say of more are no workbook's. */
const MOST_ENTRIES = 70_000;

export async function readWorkbookParts(zip: ZipArchive): Promise<WorkbookParts> {
  const workbookPath = pathOfType(await readRelations(zip, ROOT_RELATIONS, ''), 'officeDocument');
  if (!workbookPath || !zip.entries.has(workbookPath)) return refuseFile('intake.not-a-workbook');
  const folder = posix.dirname(workbookPath);
  const relations = await readRelations(zip, `${folder}/_rels/${posix.basename(workbookPath)}.rels`, folder);
  const { sheets, dateSystem } = await readWorkbook(zip, workbookPath);
  const worksheets = sheets.flatMap(({ relation, ...sheet }) => {
    const target = relations.get(relation);
    return target && isType(target, 'worksheet') && zip.entries.has(target.path)
      ? [{ ...sheet, path: target.path }]
      : [];
  });
  if (worksheets.length === 0) refuseFile('intake.no-sheet');
  // One part under many names would be read as often as it is named.
  if (new Set(worksheets.map(({ path }) => path)).size < worksheets.length) refuseFile('intake.damaged');
  const stylesPath = pathOfType(relations, 'styles');
  const sharedStringsPath = pathOfType(relations, 'sharedStrings');
  const dateStyles = stylesPath ? await readDateStyles(zip, stylesPath) : [];
  return { worksheets, dateSystem, sharedStringsPath, dateStyles };
}

const isType = (relation: Relation, type: string): boolean => relation.type.endsWith(`/${type}`);

const pathOfType = (relations: ReadonlyMap<string, Relation>, type: string): string | undefined =>
  [...relations.values()].find((relation) => isType(relation, type))?.path;

async function readRelations(zip: ZipArchive, path: string, folder: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  const entry = zip.entries.get(path);
  if (!entry) return relations;
  await scanXml(zip.read(entry), {
    open(name, attributes) {
      if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return;
      const target = attributeOf(attributes, 'Target') ?? '';
      if (relations.size >= MOST_ENTRIES) refuseFile('intake.unpacks-too-large');
      relations.set(attributeOf(attributes, 'Id') ?? '', {
        type: attributeOf(attributes, 'Type') ?? '',
        path: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return relations;
}

async function readWorkbook(zip: ZipArchive, path: string) {
  const sheets: { name: string; hidden: boolean; relation: string }[] = [];
  let dateSystem: DateSystem = '1900';
  await scanXml(zip.read(zip.entries.get(path)!), {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')) dateSystem = '1904';
      if (name !== 'sheet') return;
      if (sheets.length >= MOST_SHEETS)
        refuseFile('intake.unpacks-too-large', `工作表超过 ${MOST_SHEETS} 张；请只留要导入的表，另存后再上传`);
      sheets.push({
        name: attributeOf(attributes, 'name') ?? '',
        hidden: /hidden/i.test(attributeOf(attributes, 'state') ?? ''),
        relation: /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '',
      });
    },
  });
  return { sheets, dateSystem };
}

async function readDateStyles(zip: ZipArchive, path: string): Promise<boolean[]> {
  const entry = zip.entries.get(path);
  const dateStyles: boolean[] = [];
  if (!entry) return dateStyles;
  const formats = new Map<number, string>();
  let inCellStyles = false;
  await scanXml(zip.read(entry), {
    open(name, attributes) {
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'numFmt') {
        formats.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '');
      }
      if (formats.size > MOST_ENTRIES || dateStyles.length > MOST_ENTRIES) refuseFile('intake.unpacks-too-large');
      if (name !== 'xf' || !inCellStyles) return;
      const id = Number(attributeOf(attributes, 'numFmtId') ?? '0');
      const code = formats.get(id);
      dateStyles.push(code === undefined ? isBuiltInDate(id) : isDateFormat(code));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return dateStyles;
}

/** ECMA-376 part 1, 18.8.30, with the numbers that Chinese editions reserve for dates. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Letters of day, month, year or time outside quoted text, escapes and conditions in brackets. */
const isDateFormat = (code: string): boolean =>
  /[ymdh]/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general/gi, ''));
