import { type LedgerCity, LedgerScene, OPENED_ON } from '../testing/ledger-scene';
import { rosterLines } from '@app/rounds/testing';
import { workbookOf } from '../testing/workbook-files';

jest.setTimeout(300_000);

let scene: LedgerScene;
let intake: LedgerScene['intake'];
const count: LedgerScene['count'] = (...asked) => scene.count(...asked);
const openedOn = OPENED_ON;

beforeAll(async () => {
  scene = await LedgerScene.open();
  ({ intake } = scene);
});
afterAll(() => scene?.close());

const LEDGER = ['慰問對象', '身份證號', '走訪時間', '事由', '金額', '工會名稱', '出生日期'];
const ledgerOf = async (...rows: readonly (readonly (string | number | null)[])[]) => ({
  name: '台帳.xlsx',
  content: await workbookOf({ name: '慰問', rows: [['二〇二五年慰問台帳'], LEDGER, ...rows] }),
});

describe('a ledger of another union', () => {
  let city: LedgerCity;
  const read = async (...rows: readonly (readonly (string | number | null)[])[]) => {
    const { run } = await intake.imports.dryRun(city.administrator, [await ledgerOf(...rows)], { openedOn });
    return { run, rows: await intake.readings.rows(city.administrator, run.id, {}, null, 50) };
  };
  const codes = (row: { warnings: readonly { code: string }[]; refusals: readonly { code: string }[] } | undefined) =>
    [...(row?.warnings ?? []), ...(row?.refusals ?? [])].map(({ code }) => code);

  beforeAll(async () => {
    city = await scene.aCity();
    const roster = await workbookOf({
      rows: [
        ['姓名', '证件号码', '所属工会编码'],
        ['彭梅', '990101199109220026', 'B1'],
        ['孙红梅', '990101197802250048', 'B1'],
        ['孙红梅', '99010119880307006X', 'B1'],
      ],
    });
    const unions = await workbookOf({
      rows: [
        ['编码', '名称', '类型', '上级编码'],
        ['001', '云川市总工会', '总工会', null],
        ['B1', '第一工会', '基层工会', '001'],
      ],
    });
    await intake.imports.importFiles(city.administrator, [
      { name: '组织.xlsx', content: unions },
      { name: '名册.xlsx', content: roster },
    ]);
  });

  it('is read by other column names, and its occasions by a dictionary', async () => {
    const { run, rows } = await read(
      ['彭梅', '990101199109220026', '2025-03-01', '新婚', 500, '第一工会', null],
      ['彭梅', '990101199109220026', '2025-04-01', '住院', '13、02万', '第一工会', null],
      ['彭梅', '990101199109220026', '2025-05-01', '思想走访', null, '第一工会', null],
    );
    expect(run.counts).toMatchObject({ new: 3, refused: 0 });
    expect(rows.map(codes)).toEqual([[], ['money-in-wan'], ['occasion-unknown']]);
  });

  it('keeps a stranger of two ledgers in the union of the first that names one', async () => {
    const stranger = (union: string | null, day: string) =>
      ledgerOf(['吴名氏', '990101199209110051', day, '住院', 500, union, null]);
    const files = [await stranger('第一工会', '2025-03-02'), await stranger(null, '2025-06-02')];
    const { runId } = await intake.imports.importFiles(city.administrator, files, { openedOn });
    const first = `union_id = (SELECT id FROM organizations.trade_union WHERE tenant_id = $1 AND code = 'B1')`;
    expect(await count('visits.visit', city.tenantId, first)).toBe(2);
    expect(await count('members.member', city.tenantId, `status = 'not-admitted' AND ${first}`)).toBe(1);
    const { version } = (await intake.readings.one(city.administrator, runId)).run;
    await intake.undoing.undo(city.administrator, runId, version);
  });

  it('asks whom a row means that has no document, and keeps strangers outside the register', async () => {
    const sheet: readonly (readonly (string | number | null)[])[] = [
      ['彭梅', null, '2025-03-01', '生育', 500, '第一工会', null],
      ['孙红梅', null, '2025-03-01', '生育', 500, '第一工会', '1978-02-25'],
      ['孙红梅', null, '2025-03-02', '生育', 500, '第一工会', null],
      ['吴名氏', null, '2025-03-02', '住院', 500, '第一工会', null],
      ['吴名氏', null, '2025-06-02', '住院', null, '第一工会', null],
    ];
    const { run, rows } = await read(...sheet);
    expect(rows.map(codes)).toEqual([['matched-by-name'], ['matched-by-birth'], ['several-with-name'], [], []]);
    expect(rows[2]!.question).toMatchObject({ chosen: 'outside' });
    const choice = rows[2]!.question!.choices.find(({ label }) => label.includes('1988'))!.id;
    const sheetId = rows[2]!.sheetId;
    await intake.mappings.map(city.administrator, run.id, run.version, [{ sheetId, people: { '3': choice } }]);
    const mapped = (await intake.readings.one(city.administrator, run.id)).run;
    await intake.orders.orderPreview(city.administrator, run.id, mapped.version, 'caller');
    await intake.previews.work(city.tenantId, run.id);
    const answered = await intake.readings.rows(city.administrator, run.id, {}, null, 50);
    expect(codes(answered[2])).toEqual([]);
    await intake.imports.apply(city.administrator, run.id, false);
    expect(await count('members.member', city.tenantId, `status = 'not-admitted'`)).toBe(1);
    expect(await count('visits.visit', city.tenantId, `member_id = '${choice}'`)).toBe(1);
    expect(await count('visits.visit', city.tenantId, `'cash' = ANY (unknown_figures)`)).toBe(1);
    const done = (await intake.readings.one(city.administrator, run.id)).run;
    await intake.undoing.undo(city.administrator, run.id, done.version);
    expect(await count('members.member', city.tenantId)).toBe(3);
  });

  it('judges whom it brings as its dry run did, which could not find him yet', async () => {
    const line = (name: string, day: string) => [name, '990101199209110051', day, '生育', 500, '第一工会', null];
    const sheets = [await ledgerOf(line('吴一', '2025-03-01')), await ledgerOf(line('吴逸', '2025-03-02'))];
    const { runId, counts } = await intake.imports.importFiles(city.administrator, sheets, { openedOn });
    expect(counts).toMatchObject({ new: 2, warned: 0, refused: 0 });
    expect(await count('members.member', city.tenantId, `status = 'not-admitted'`)).toBe(1);
    const { run } = await intake.readings.one(city.administrator, runId);
    await intake.undoing.undo(city.administrator, runId, run.version);
  });

  it('refuses a row without a day, a day ahead and a line that stands there twice', async () => {
    const line = ['彭梅', '990101199109220026', '2025-03-01', '新婚', 500, '第一工会', null];
    const without = ['彭梅', '990101199109220026', null, '新婚', 500, '第一工会', null];
    const ahead = ['彭梅', '990101199109220026', '2099-03-01', '新婚', 500, '第一工会', null];
    const { rows } = await read(line, without, ahead, line);
    expect(rows.map(codes)).toEqual([[], ['visitedOn-missing'], ['visitedOn-ahead'], ['row-twice']]);
  });

  it('says of a round what each was given, and that it stands nowhere where no line tells it', async () => {
    const given = (name: string, id: string, cash: number | null) =>
      [name, id, '2024-01-20', '送温暖', cash, '第一工会', null, '春节送温暖'] as const;
    const rows = [
      given('彭梅', '990101199109220026', null),
      given('孙红梅', '990101197802250048', 500),
      given('孙红梅', '99010119880307006X', 0),
    ];
    const content = await workbookOf({ name: '慰問', rows: [['二〇二四年慰問台帳'], [...LEDGER, '活动'], ...rows] });
    const sheet = { name: '台帳.xlsx', content };
    const { runId } = await intake.imports.importFiles(city.administrator, [sheet], { openedOn });
    const [{ id }] = await scene.database.owner(`SELECT id FROM rounds.round WHERE tenant_id = $1`, [city.tenantId]);
    const everybody = { statuses: null, visitorId: null, unionId: null, groupName: null, street: null };
    const filter = { ...everybody, audience: null, name: null, byWay: false };
    const lines = await scene.platform.uow.read(city.administrator, (tx) => rosterLines(tx, id, filter, null, 10));
    const told = lines.map(({ memberName, cashFen, cashUnknown }) => [memberName, cashFen, cashUnknown].join(' '));
    expect(told.sort()).toEqual(['孙红梅 0 false', '孙红梅 50000 false', '彭梅 0 true']);
    const { run } = await intake.readings.one(city.administrator, runId);
    await intake.undoing.undo(city.administrator, runId, run.version);
  });

  it('knows a word that the union adds to the dictionary', async () => {
    await intake.words.put(city.administrator, '思想走访', 'HARDSHIP_TEMP');
    const { rows } = await read(['彭梅', '990101199109220026', '2025-05-01', '思想走訪', 1, '第一工会', null]);
    expect(rows.map(codes)).toEqual([[]]);
    const { words } = await intake.words.list(city.administrator);
    expect(words.filter(({ own }) => own).map(({ word, occasionName }) => [word, occasionName])).toEqual([
      ['思想走访', '重大困难'],
    ]);
  });
});
