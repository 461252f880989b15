import { readFileSync } from 'node:fs';
import path from 'node:path';
import { civilDate } from '@app/kernel';
import { roleOf } from '../domain/data-rows';
import { recognizeHeader } from '../domain/header-recognition';
import { judgeOrganizations, type OrganizationVerdict } from '../domain/organization-row';
import { type RegisteredMember, RosterJudge, type RosterValues, type RosterVerdict } from '../domain/roster-row';
import { countVerdicts } from '../domain/row-verdict';
import type { SheetKind } from '../domain/sheet-kinds';
import type { SheetRow } from '../domain/sheet-cell';
import type { KnownUnion } from '../domain/union-fields';
import { FundAccountJudge } from '../domain/fund-account-row';
import { openWorkbook } from '../reading/open-workbook';
import { fundReaders, personReaders, unionKindReaders } from './register-readers';

const DEMO = path.join(__dirname, '../../../../apps/quickstart/demo');
const TODAY = civilDate('2026-01-05');

interface ExpectedOfRoster {
  readonly rows: number;
  readonly unchanged: readonly number[];
  readonly new: readonly number[];
  readonly warnings: Readonly<Record<string, readonly string[]>>;
  readonly refused: Readonly<Record<string, string>>;
}

/** The words of expected.json for our codes. */
const WORDS: Readonly<Record<string, string>> = {
  'name-spaces-removed': 'name had spaces',
  'date-with-slashes': 'date with slashes',
  'id-lower-case-check-letter': 'check letter in lower case',
  'phone-stored-as-number': 'phone stored as a number',
  'date-stored-as-serial': 'date stored as a serial number',
  'no-phone': 'no phone',
  'no-joining-date': 'no joining date',
  'id-check-digit': 'ID check digit',
  'id-number-twice': 'ID number twice',
  'unknown-union-code': 'unknown union code',
  'name-missing': 'name missing',
  'joining-date-in-future': 'joining date in the future',
  'gender-contradicts-id': 'gender contradicts the ID number',
  'unknown-category': 'unknown member category',
};

async function recordsOf(file: string, kind: SheetKind) {
  const workbook = await openWorkbook(path.join(DEMO, file));
  const rows: SheetRow[] = [];
  for await (const row of workbook.rows(0)) rows.push(row);
  const recognition = recognizeHeader(rows);
  expect(recognition).toMatchObject({ kind, issues: [] });
  const header = rows.find((row) => row.rowNumber === recognition.headerRow)!;
  const below = rows.filter((row) => row.rowNumber > recognition.headerRow);
  const records = below.filter((row) => roleOf(row, recognition.columns, header) === 'record');
  return { columns: recognition.columns, dateSystem: workbook.dateSystem, records };
}

async function judgedUnions(): Promise<OrganizationVerdict[]> {
  const { columns, records } = await recordsOf('组织.xlsx', 'organizations');
  const context = {
    columns,
    kinds: unionKindReaders,
    unionByCode: () => undefined,
    unionsByName: () => [],
    rootCode: null,
  };
  return judgeOrganizations(records, context);
}

const unionsOf = (verdicts: readonly OrganizationVerdict[]): KnownUnion[] =>
  verdicts.map(({ values }) => ({ id: values!.code, code: values!.code, name: values!.name }));

async function judgedRoster(
  file: string,
  unions: readonly KnownUnion[],
  registered: ReadonlyMap<string, RegisteredMember>,
): Promise<RosterVerdict[]> {
  const { columns, dateSystem, records } = await recordsOf(file, 'roster');
  const byCode = new Map(unions.map((union) => [union.code, union]));
  const judge = new RosterJudge({
    columns,
    dateSystem,
    today: TODAY,
    readers: personReaders,
    unions: {
      byCode: (code) => byCode.get(code),
      byName: (name) => unions.filter((union) => union.name === name),
    },
  });
  return records.map((row) => judge.judge(judge.read(row), (document) => registered.get(document.number)));
}

const registerWith = (
  verdicts: readonly RosterVerdict[],
  unions: readonly KnownUnion[],
): Map<string, RegisteredMember> => {
  const names = new Map(unions.map(({ id, name }) => [id, name]));
  return new Map(verdicts.map(({ values }) => [values!.document.number, asRegistered(values!, names)]));
};

const asRegistered = (values: RosterValues, unionNames: ReadonlyMap<string, string>): RegisteredMember => ({
  ...values,
  id: values.document.number,
  unionId: values.unionId!,
  unionName: unionNames.get(values.unionId!)!,
  category: values.category!,
  postTraits: values.postTraits ?? [],
  inRegister: true,
  cardWithdrawn: false,
});

describe('the first day of a city: its workbooks come in', () => {
  let unions: KnownUnion[];
  let roster: RosterVerdict[];
  let register: Map<string, RegisteredMember>;

  beforeAll(async () => {
    unions = unionsOf(await judgedUnions());
    roster = await judgedRoster('会员名册.xlsx', unions, new Map());
    register = registerWith(roster, unions);
  });

  it('152 unions, all of them new', async () =>
    expect(countVerdicts(await judgedUnions())).toEqual({ new: 152, changed: 0, unchanged: 0, refused: 0, warned: 0 }));

  it('3,000 members, all of them new and none to be warned of', () =>
    expect(countVerdicts(roster)).toEqual({ new: 3000, changed: 0, unchanged: 0, refused: 0, warned: 0 }));

  it('the same roster a second time changes nothing', async () =>
    expect(countVerdicts(await judgedRoster('会员名册.xlsx', unions, register))).toMatchObject({ unchanged: 3000 }));

  it('six fund accounts; a restriction in free words is to be looked at', async () => {
    const { columns, records } = await recordsOf('经费账户.xlsx', 'fund-accounts');
    const federation = { byCode: () => undefined, byName: () => [], unnamed: unions[0]! };
    const judge = new FundAccountJudge({
      columns,
      unions: federation,
      readers: fundReaders,
      accountOf: () => undefined,
    });
    const verdicts = records.map((row) => judge.judge(row));
    expect(verdicts.map(({ values }) => [values?.code, values?.kind, values?.openingBalance])).toEqual([
      ['GHJF', 'union-funds', 90_000_000n],
      ['SWN', 'warm-delivery', 15_000_000n],
      ['LMZX', 'model-worker', 6_000_000n],
      ['JQZX', 'treasury', 12_000_000n],
      ['XZFL', 'employer-welfare', 8_000_000n],
      ['JZ', 'donation-general', 0n],
    ]);
    expect(verdicts.flatMap(({ row, warnings }) => warnings.map(({ code }) => [row, code]))).toEqual([
      [6, 'purpose-not-recognised'],
    ]);
  });

  it('the ledger of visits is recognised as what it is', async () =>
    expect((await recordsOf('慰问台账.xlsx', 'visits')).records).toHaveLength(575));

  describe('then a roster as it really arrives is judged row by row as expected.json says', () => {
    const expected = JSON.parse(readFileSync(path.join(DEMO, 'expected.json'), 'utf8')) as ExpectedOfRoster;
    let verdicts: RosterVerdict[];
    const rowsThatAre = (verdict: string) => verdicts.filter((row) => row.verdict === verdict).map(({ row }) => row);

    beforeAll(async () => {
      verdicts = await judgedRoster('会员名册-问题样例.xlsx', unions, register);
    });

    it('counts the rows and tells new from unchanged', () => {
      expect(verdicts).toHaveLength(expected.rows);
      expect(rowsThatAre('unchanged')).toEqual(expected.unchanged);
      expect(rowsThatAre('new')).toEqual(expected.new);
      expect(rowsThatAre('changed')).toEqual([]);
    });

    it('refuses each for its one reason', () => {
      const refused = verdicts.filter(({ verdict }) => verdict === 'refused');
      const said = refused.map(({ row, refusals }) => [
        row,
        refusals.map(({ code, otherRow }) => withRow(code, otherRow)).join(),
      ]);
      expect(Object.fromEntries(said)).toEqual(expected.refused);
    });

    it('warns of what deserves a look, and of nothing else', () => {
      const warned = verdicts.filter(({ warnings }) => warnings.length > 0);
      const said = warned.map(({ row, warnings }) => [row, warnings.map(({ code }) => WORDS[code] ?? code).sort()]);
      const sorted = Object.entries(expected.warnings).map(([row, words]) => [row, [...words].sort()]);
      expect(Object.fromEntries(said)).toEqual(Object.fromEntries(sorted));
    });

    it('keeps the closer category 农民工 of the member who is called 在职 here, and says so', () =>
      expect(verdicts[0]).toMatchObject({
        values: { category: 'migrant' },
        remarks: [{ field: 'category', code: 'category-kept' }],
      }));

    it('counts rows as the file does and as the spreadsheet shows them', () =>
      expect([verdicts[3]!.row, verdicts[3]!.sheetRow, verdicts[3]!.refusals[0]!.message]).toEqual([
        4,
        6,
        '证件号码与第 1 条（表格第 3 行）重复，请只留一行',
      ]));
  });
});

const withRow = (code: string, row: number | undefined): string =>
  `${WORDS[code] ?? code}${row === undefined ? '' : ` (row ${row})`}`;
