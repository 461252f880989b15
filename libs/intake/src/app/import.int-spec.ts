import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Actor, civilDate, type TenantId, type UnionId } from '@app/kernel';
import { aResidentIdNumber, membersOn } from '@app/members/testing';
import { createTenant } from '@app/organizations';
import { aFederation } from '@app/organizations/testing';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { ImportRunId } from '../data/import-run.entity';
import { openWorkbook } from '../reading/open-workbook';
import { intakeOn, INTAKE_PLATFORM_ENTITIES } from '../testing';
import { workbookOf } from '../testing/workbook-files';
import type { WorkbookFile } from './import-upload.service';

// Imports of thousands of rows; on a busy machine they take their time.
jest.setTimeout(300_000);

const DEMO = path.join(__dirname, '../../../../apps/quickstart/demo');
const demo = (name: string): WorkbookFile => ({ name, content: readFileSync(path.join(DEMO, name)) });
const CITY = ['会员名册.xlsx', '经费账户.xlsx', '组织.xlsx'].map(demo);
const HARDSHIP = demo('困难职工档案.xlsx');
const PERMISSIONS = ['intake:run', 'organization:manage', 'member:manage', 'fund:manage', 'hardship:manage'];

interface ExpectedOfRoster {
  readonly rows: number;
  readonly unchanged: readonly number[];
  readonly new: readonly number[];
  readonly warnings: Readonly<Record<string, readonly string[]>>;
  readonly refused: Readonly<Record<string, string>>;
}
const EXPECTED = JSON.parse(readFileSync(path.join(DEMO, 'expected.json'), 'utf8')) as ExpectedOfRoster;

let database: TestDatabase;
let platform: Platform;
let intake: ReturnType<typeof intakeOn>;

beforeAll(async () => {
  database = await openTestDatabase();
  platform = await openPlatform(database.appUrl, INTAKE_PLATFORM_ENTITIES);
  intake = intakeOn(platform);
});
afterAll(async () => {
  await platform.dataSource.destroy();
  await database.drop();
});

const count = async (table: string, tenantId: TenantId, where = 'TRUE'): Promise<number> =>
  (await database.owner(`SELECT count(*)::int AS n FROM ${table} WHERE tenant_id = $1 AND ${where}`, [tenantId]))[0].n;
const stateOf = async (tenantId: TenantId) => ({
  unions: await count('organizations.trade_union', tenantId),
  members: await count('members.member', tenantId),
  accounts: await count('funds.fund_account', tenantId),
  journals: await count('funds.journal', tenantId),
});

/** A federation as the first run makes it: its code need not be the one of the workbook. */
async function aCity(code = `t${Math.random().toString(36).slice(2, 8)}`) {
  const { tenantId, rootId } = await createTenant(platform.uow, { code, name: '云川市总工会' });
  const administrator = anActor({ tenantId, grants: [{ unionId: rootId, permissions: PERMISSIONS }] });
  return { tenantId, rootId, administrator };
}

const versionOf = async (actor: Actor, id: ImportRunId) => (await intake.readings.one(actor, id)).run.version;
const undo = async (actor: Actor, id: ImportRunId) => intake.undoing.undo(actor, id, await versionOf(actor, id));

async function allRows(actor: Actor, id: ImportRunId) {
  const rows = [];
  let after: [string, string] | null = null;
  for (;;) {
    const page = await intake.readings.rows(actor, id, {}, after, 37);
    rows.push(...page);
    const last = page.at(-1);
    if (!last) return rows;
    after = [last.sheetId, String(last.row)];
  }
}

const sheetOf = (header: readonly string[], ...rows: readonly (readonly (string | number)[])[]) =>
  workbookOf({ rows: [header, ...rows] }).then((content) => ({ name: '表.xlsx', content }));
const rosterOf = (...rows: readonly (readonly (string | number)[])[]) =>
  sheetOf(['姓名', '证件号码', '手机号', '所属工会编码', '会员类别', '入会日期'], ...rows);
const PENG = ['彭梅', '990101199109220026', '19900000000', '', '在职', '2020-01-12'];
const withUnion = (row: readonly string[], code: string) => row.map((cell, index) => (index === 3 ? code : cell));

describe('the city comes in', () => {
  let city: Awaited<ReturnType<typeof aCity>>;
  let runId: ImportRunId;

  beforeAll(async () => {
    city = await aCity();
    const outcome = await intake.imports.importFiles(city.administrator, CITY);
    runId = outcome.runId;
  });

  it('from three files in any order: unions before members before fund accounts', async () => {
    // The federation itself was there already; it takes over the code of the workbook.
    expect(await stateOf(city.tenantId)).toEqual({ unions: 152, members: 3000, accounts: 6, journals: 5 });
    const { run, sheets } = await intake.readings.one(city.administrator, runId);
    expect(run).toMatchObject({ status: 'done', kinds: ['organizations', 'roster', 'fund-accounts'] });
    expect(run.progressDone).toBe(run.progressTotal);
    const counts = Object.fromEntries(sheets.map(({ sheet }) => [sheet.kind, sheet.counts]));
    expect(counts).toEqual({
      organizations: { new: 151, changed: 1, unchanged: 0, refused: 0, warned: 0 },
      roster: { new: 3000, changed: 0, unchanged: 0, refused: 0, warned: 0 },
      'fund-accounts': { new: 6, changed: 0, unchanged: 0, refused: 0, warned: 1 },
    });
  });

  it('keeps every digit of an ID number', async () => {
    const workbook = await openWorkbook(demo('会员名册.xlsx').content);
    const numbers: string[] = [];
    for await (const { cells } of workbook.rows(0)) {
      for (const { text } of cells) if (/^\d{17}[\dX]$/.test(text)) numbers.push(text);
    }
    const { directory } = membersOn(platform);
    const documents = numbers.map((number) => ({ kind: 'resident-id', number }) as const);
    const found = await platform.uow.read(city.administrator, (tx) => directory.findByDocument(tx, documents));
    expect([documents.length, found.size]).toEqual([3000, 3000]);
  });

  it('writes one whole audit chain for each union', async () => {
    const chains = await database.owner(
      `SELECT c.seq::int AS seq, count(e.seq)::int AS entries, max(e.seq)::int AS last FROM audit.audit_chain c
       JOIN audit.audit_entry e ON e.tenant_id = c.tenant_id AND e.chain_id = c.chain_id
       WHERE c.tenant_id = $1 GROUP BY c.chain_id, c.seq`,
      [city.tenantId],
    );
    expect(chains.length).toBeGreaterThan(100);
    for (const { seq, entries, last } of chains) expect([seq, entries]).toEqual([last, last]);
  });

  it('and a second time changes nothing', async () => {
    const before = await stateOf(city.tenantId);
    const { counts } = await intake.imports.importFiles(city.administrator, CITY);
    expect(counts).toMatchObject({ new: 0, changed: 0, unchanged: 3158, refused: 0 });
    expect(await stateOf(city.tenantId)).toEqual(before);
    expect(await count('members.member', city.tenantId, 'version > 1')).toBe(0);
  });

  it('removes the uploaded files, and keeps no personal data in clear', async () => {
    expect(await count('intake.import_file_part', city.tenantId)).toBe(0);
    const [row] = await database.owner(`SELECT notes FROM intake.import_row WHERE tenant_id = $1 LIMIT 1`, [
      city.tenantId,
    ]);
    expect(row.notes.toString('utf8')).not.toContain('warnings');
  });

  it('and is seen by nobody of another federation', async () => {
    const other = await aCity();
    await expect(intake.readings.one(other.administrator, runId)).rejects.toMatchObject({ code: 'intake.not-found' });
    expect(await intake.readings.list(other.administrator, 10, null)).toEqual([]);
    expect(await stateOf(other.tenantId)).toEqual({ unions: 1, members: 0, accounts: 0, journals: 0 });
  });

  describe('then a roster as it really arrives', () => {
    const roster = demo('会员名册-问题样例.xlsx');

    it('is judged row by row as expected.json says', async () => {
      const { run } = await intake.imports.dryRun(city.administrator, [roster]);
      const rows = await allRows(city.administrator, run.id);
      const thatAre = (verdict: string) => rows.filter((row) => row.verdict === verdict).map(({ row }) => row);
      expect(rows).toHaveLength(EXPECTED.rows);
      expect(thatAre('unchanged')).toEqual(EXPECTED.unchanged);
      expect(thatAre('new')).toEqual(EXPECTED.new);
      expect(thatAre('changed')).toEqual([]);
      expect(thatAre('refused').map(String)).toEqual(Object.keys(EXPECTED.refused));
      const warned = rows.filter(({ warnings }) => warnings.length > 0);
      expect(warned.map(({ row, warnings }) => [String(row), warnings.length])).toEqual(
        Object.entries(EXPECTED.warnings).map(([row, words]) => [row, words.length]),
      );
      expect(run.counts).toMatchObject({ refused: Object.keys(EXPECTED.refused).length });
    });

    it('comes in without the refused rows only when that is said', async () => {
      await expect(intake.imports.importFiles(city.administrator, [roster])).rejects.toMatchObject({
        code: 'intake.rows-refused',
        detail: expect.stringContaining(`${Object.keys(EXPECTED.refused).length} 行不能导入`),
      });
      expect((await stateOf(city.tenantId)).members).toBe(3000);
      const { runId: second } = await intake.imports.importFiles(city.administrator, [roster], { skipRefused: true });
      expect((await stateOf(city.tenantId)).members).toBe(3000 + EXPECTED.new.length);
      await undo(city.administrator, second);
      expect((await stateOf(city.tenantId)).members).toBe(3000);
    });
  });

  it('and is taken back wholly while nothing depends on it', async () => {
    await undo(city.administrator, runId);
    expect(await stateOf(city.tenantId)).toMatchObject({ unions: 1, members: 0 });
    expect(await count('funds.fund_account', city.tenantId, `status <> 'closed' OR available <> 0`)).toBe(0);
    const { run } = await intake.readings.one(city.administrator, runId);
    expect(run.status).toBe('undone');
    await expect(undo(city.administrator, runId)).rejects.toMatchObject({ code: 'intake.action-not-open' });
  });

  it('and comes in again afterwards', async () => {
    await intake.imports.importFiles(city.administrator, CITY);
    expect(await stateOf(city.tenantId)).toMatchObject({ unions: 152, members: 3000, accounts: 6 });
  });
});

describe('an import is done wholly or not at all', () => {
  /** A city whose import waits to be carried out. */
  async function aWaitingImport(files: readonly WorkbookFile[]) {
    const city = await aCity();
    const { run } = await intake.imports.dryRun(city.administrator, files);
    await intake.orders.orderApplication(city.administrator, run.id, run.version, { skipRefused: false });
    return { ...city, runId: run.id };
  }

  it('a worker that dies in the middle leaves nothing, and the job begins anew', async () => {
    const { tenantId, administrator, runId } = await aWaitingImport(CITY);
    const backend = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = 'nuanjia_app'`;
    const work = intake.applications.work(tenantId, runId);
    let progress = 0;
    while (progress < 500) progress = (await intake.readings.one(administrator, runId)).run.progressDone;
    const busy = `${backend} AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')`;
    await database.owner(`SELECT pg_terminate_backend(pid) FROM (${busy}) AS b`);
    await expect(work).rejects.toThrow();
    expect(await stateOf(tenantId)).toEqual({ unions: 1, members: 0, accounts: 0, journals: 0 });
    const { run } = await intake.readings.one(administrator, runId);
    expect(run).toMatchObject({ status: 'failed', problemCode: 'intake.interrupted' });
    // A process that is killed does not even note that: the run still waits, and the sweep hands it to a job again.
    await database.owner(`UPDATE intake.import_run SET status = 'running', problem_code = NULL WHERE id = $1`, [runId]);
    await intake.applications.work(tenantId, runId);
    expect((await stateOf(tenantId)).members).toBe(3000);
  });

  it('a job that arrives twice, or after the end, does nothing more', async () => {
    const { tenantId, runId } = await aWaitingImport([demo('组织.xlsx'), demo('经费账户.xlsx')]);
    await Promise.all([intake.applications.work(tenantId, runId), intake.applications.work(tenantId, runId)]);
    await intake.applications.work(tenantId, runId);
    await intake.previews.work(tenantId, runId);
    expect(await stateOf(tenantId)).toEqual({ unions: 152, members: 0, accounts: 6, journals: 5 });
  });

  it('what changed since the dry run stops it with a sentence', async () => {
    const waiting = await aWaitingImport([demo('组织.xlsx'), demo('经费账户.xlsx')]);
    const { tenantId, rootId, administrator, runId } = waiting;
    await intake.imports.importFiles(administrator, [
      await sheetOf(['账户编码', '账户名称', '资金来源', '期初余额'], ['GHJF', '另一个名称', '工会经费', '1.00']),
    ]);
    await intake.applications.work(tenantId, runId);
    const { run } = await intake.readings.one(administrator, runId);
    expect(run).toMatchObject({ status: 'failed', problemCode: 'intake.verdicts-changed', unionId: rootId });
    expect(run.problem).toContain('请重新预览');
    expect(await stateOf(tenantId)).toMatchObject({ unions: 1, members: 0, accounts: 1 });
  });
});

describe('an import is taken back', () => {
  let city: Awaited<ReturnType<typeof aCity>>;
  beforeAll(async () => {
    city = await aCity();
    await intake.imports.importFiles(city.administrator, [
      await sheetOf(
        ['编码', '名称', '类型', '上级编码', '地区'],
        ['001', '云川市总工会', '总工会', '', ''],
        ['00101', '第1镇工会联合会', '工会联合会', '001', '第1镇'],
        ['0010101', '第1镇第1基层工会', '基层工会', '00101', '第1镇'],
        ['0010103', '第1镇第3基层工会', '基层工会', '00101', '第1镇'],
      ),
    ]);
  });

  it('changed unions, members and accounts are as before', async () => {
    const accounts = ['账户编码', '账户名称', '资金来源', '期初余额', '年度预算'];
    await intake.imports.importFiles(city.administrator, [
      await rosterOf(withUnion(PENG, '0010101')),
      await sheetOf(accounts, ['A', '工会经费', '工会经费', '100.00', '80.00']),
    ]);
    const snapshot = async () => [
      await database.owner(
        `SELECT code, name, region, parent_id FROM organizations.trade_union WHERE tenant_id = $1 ORDER BY id`,
        [city.tenantId],
      ),
      await database.owner(`SELECT name, group_name, union_id, category FROM members.member WHERE tenant_id = $1`, [
        city.tenantId,
      ]),
      await database.owner(
        `SELECT f.name, f.kind, b.planned, f.available FROM funds.fund_account f JOIN funds.fund_budget b ON b.fund_account_id = f.id WHERE f.tenant_id = $1`,
        [city.tenantId],
      ),
    ];
    const before = await snapshot();
    const { runId, counts } = await intake.imports.importFiles(city.administrator, [
      await sheetOf(
        ['编码', '名称', '类型', '上级编码', '地区'],
        ['00102', '第2镇工会联合会', '工会联合会', '001', '第2镇'],
        ['0010101', '改名的基层工会', '基层工会', '00102', '第2镇'],
        ['0010201', '第2镇第1基层工会', '基层工会', '00102', '第2镇'],
      ),
      await rosterOf(withUnion(['彭眉', ...PENG.slice(1, 4), '农民工', PENG[5]!], '0010103')),
      await sheetOf(accounts, ['A', '工会经费账户', '工会经费', '100.00', '90.00']),
    ]);
    expect(counts).toMatchObject({ new: 2, changed: 3, refused: 0 });
    expect(await snapshot()).not.toEqual(before);
    await undo(city.administrator, runId);
    expect(await snapshot()).toEqual(before);
  });

  it('but not when a union that it made has members since, and the sentence names them', async () => {
    const { runId } = await intake.imports.importFiles(city.administrator, [
      await sheetOf(['编码', '名称', '类型', '上级编码'], ['0010102', '新的基层工会', '基层工会', '00101']),
    ]);
    await intake.imports.importFiles(city.administrator, [
      await rosterOf([
        '李示例',
        aResidentIdNumber(civilDate('1988-05-06'), 12),
        '19900000001',
        '0010102',
        '在职',
        '2020-01-12',
      ]),
    ]);
    await expect(undo(city.administrator, runId)).rejects.toMatchObject({
      code: 'intake.union-in-use',
      detail: expect.stringContaining('会员'),
    });
    expect((await intake.readings.one(city.administrator, runId)).run.status).toBe('done');
  });

  it('nor when what it made was changed by a later import', async () => {
    const row = [
      '赵示例',
      aResidentIdNumber(civilDate('1970-01-01'), 31),
      '19900000002',
      '0010101',
      '在职',
      '2020-01-12',
    ];
    const { runId } = await intake.imports.importFiles(city.administrator, [await rosterOf(row)]);
    await intake.imports.importFiles(city.administrator, [
      await rosterOf(row.map((cell) => (cell === '19900000002' ? '19900000003' : cell))),
    ]);
    await expect(undo(city.administrator, runId)).rejects.toMatchObject({ code: 'member.changed-since-import' });
  });
});

describe('an administrator of one union', () => {
  let city: Awaited<ReturnType<typeof aCity>>;
  let own: Actor;

  beforeAll(async () => {
    city = await aCity();
    await intake.imports.importFiles(city.administrator, [demo('组织.xlsx'), demo('会员名册.xlsx')]);
    const [town] = await database.owner(
      `SELECT id, code FROM organizations.trade_union WHERE tenant_id = $1 AND kind = 'joint-union' ORDER BY code LIMIT 1`,
      [city.tenantId],
    );
    own = anActor({ tenantId: city.tenantId, grants: [{ unionId: town.id as UnionId, permissions: PERMISSIONS }] });
  });

  const refusalsOf = async (...files: WorkbookFile[]) => {
    const { run } = await intake.imports.dryRun(own, files);
    const rows = await allRows(own, run.id);
    return rows.map(({ verdict, refusals }) => [verdict, ...refusals.map(({ code }) => code)]);
  };

  it('meets unions above and beside him in no way that lets him change them', async () => {
    const unions = await database.owner(
      `SELECT code, name, kind FROM organizations.trade_union WHERE tenant_id = $1 ORDER BY code`,
      [city.tenantId],
    );
    const { grants } = own;
    const [[town], root] = [
      await database.owner(`SELECT code FROM organizations.trade_union WHERE tenant_id = $1 AND id = $2`, [
        city.tenantId,
        grants[0]!.unionId,
      ]),
      unions.find(({ kind }) => kind === 'federation'),
    ];
    const other = unions.find(({ kind, code }) => kind === 'joint-union' && code !== town.code)!;
    const header = ['编码', '名称', '类型', '上级编码'];
    expect(
      await refusalsOf(
        await sheetOf(
          header,
          [root.code, '改名的总工会', '总工会', ''],
          [other.code, '改名的联合会', '工会联合会', root.code],
          ['99001', '新联合会', '工会联合会', root.code],
          ['99002', '别处的新基层工会', '基层工会', other.code],
          ['99003', '自己的新基层工会', '基层工会', town.code],
        ),
      ),
    ).toEqual([
      ['refused', 'out-of-scope'],
      ['refused', 'code-taken', 'parent-out-of-scope'],
      ['refused', 'parent-out-of-scope'],
      ['refused', 'parent-refused'],
      ['new'],
    ]);
  });

  it('cannot draw a member of another union over to himself', async () => {
    const { run } = await intake.imports.dryRun(own, [demo('会员名册.xlsx')]);
    const rows = await allRows(own, run.id);
    const codes = new Set(rows.flatMap(({ refusals }) => refusals.map(({ code }) => code)));
    expect([...codes].sort()).toEqual(['member-elsewhere', 'unknown-union-code']);
    const unchanged = rows.filter(({ verdict }) => verdict === 'unchanged').length;
    expect([run.counts!.unchanged, run.counts!.refused]).toEqual([unchanged, 3000 - unchanged]);
    expect(rows.flatMap(({ changes }) => changes)).toEqual([]);
  });

  it('does not see the imports of the federation', async () => {
    const runs = await intake.readings.list(own, 50, null);
    expect(runs.every(({ run }) => run.unionId === own.grants[0]!.unionId)).toBe(true);
  });

  it('needs the permission to write by hand what he imports', async () => {
    const { unionId } = own.grants[0]!;
    const reader = anActor({ tenantId: city.tenantId, grants: [{ unionId, permissions: ['intake:run'] }] });
    await expect(intake.imports.dryRun(reader, [demo('经费账户.xlsx')])).rejects.toMatchObject({
      code: 'intake.kind-not-allowed',
      detail: expect.stringContaining('经费账户'),
    });
  });
});

describe('columns', () => {
  let city: Awaited<ReturnType<typeof aFederation>>;
  let administrator: Actor;
  beforeAll(async () => {
    city = await aFederation(platform);
    administrator = anActor({
      tenantId: city.tenantId,
      grants: [{ unionId: city.rootId, permissions: PERMISSIONS }],
    });
  });
  const odd = () => sheetOf(['户名', '资金来源', '账户编码', '期初余额'], ['工会经费', '工会经费', 'A', '1.00']);

  it('that were not recognised are said, and mapped by hand', async () => {
    const id = await intake.uploads.upload(administrator, { files: [await odd()] });
    const { run, sheets } = await intake.readings.one(administrator, id);
    expect(sheets[0]!.issues).toMatchObject([{ field: 'name', message: expect.stringContaining('账户名称') }]);
    await expect(intake.orders.orderPreview(administrator, id, run.version)).rejects.toMatchObject({
      code: 'intake.columns-not-settled',
    });
    const sheetId = sheets[0]!.sheet.id;
    await intake.mappings.map(administrator, id, run.version, [{ sheetId, columns: { name: 0 } }]);
    await expect(intake.mappings.map(administrator, id, run.version, [])).rejects.toMatchObject({
      code: 'record.stale',
    });
    await intake.orders.orderPreview(administrator, id, run.version + 1);
    await intake.previews.work(city.tenantId, id);
    expect((await intake.readings.one(administrator, id)).run.counts).toMatchObject({ new: 1 });
  });

  it('are mapped by their headers on the command line', async () => {
    const { counts } = await intake.imports.importFiles(administrator, [await odd()], { columns: { name: '户名' } });
    expect(counts).toMatchObject({ new: 1 });
  });
});

describe('a file that is no workbook', () => {
  it.each<[string, Buffer, string]>([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'intake.not-a-workbook'],
    ['nothing', Buffer.alloc(0), 'intake.empty'],
    ['half a workbook', CITY[0]!.content.subarray(0, 20_000), 'intake.damaged'],
  ])('%s is refused, says which one it is, and keeps nothing', async (_, content, code) => {
    const { administrator, tenantId } = await aCity();
    const files = [demo('组织.xlsx'), { name: '坏.xlsx', content }];
    await expect(intake.uploads.upload(administrator, { files })).rejects.toMatchObject({
      code,
      detail: expect.stringContaining('第 2 个文件'),
    });
    expect(await count('intake.import_run', tenantId)).toBe(0);
  });
});

describe('uploads that nobody took in', () => {
  it('lose their files after a week, and jobs that were lost are found', async () => {
    const { tenantId, administrator } = await aCity();
    const { run } = await intake.imports.dryRun(administrator, [demo('组织.xlsx')]);
    await intake.unused.removeForgotten(tenantId);
    expect(await count('intake.import_file_part', tenantId)).toBeGreaterThan(0);
    await database.owner(`UPDATE intake.import_run SET created_at = created_at - interval '8 days' WHERE id = $1`, [
      run.id,
    ]);
    await intake.unused.removeForgotten(tenantId);
    expect(await count('intake.import_file_part', tenantId)).toBe(0);
    expect((await intake.readings.one(administrator, run.id)).run.problemCode).toBe('intake.expired');

    const second = await intake.imports.dryRun(administrator, [demo('组织.xlsx')]);
    await intake.orders.orderApplication(administrator, second.run.id, second.run.version, { skipRefused: false });
    expect(await intake.unused.stranded(tenantId)).toEqual([]);
    await database.owner(`UPDATE intake.import_run SET seen_at = seen_at - interval '1 hour' WHERE id = $1`, [
      second.run.id,
    ]);
    expect(await intake.unused.stranded(tenantId)).toEqual([second.run.id]);
  });
});

describe('hardship files', () => {
  const HEADER = [
    '档案号',
    '姓名',
    '证件号码',
    '困难类别',
    '主要致困原因',
    '家庭人口',
    '家庭年可支配收入(元)',
    '建档日期',
    '状态',
  ];
  const A_FILE = ['KN1', ...PENG.slice(0, 2), '深度困难', '本人大病', '3', '20000', '2024-05-01', '在档'];
  const changed = (...cells: [number, string][]) =>
    A_FILE.map((cell, index) => cells.find(([at]) => at === index)?.[1] ?? cell);

  it('that cannot be are refused row by row, each with its sentence', async () => {
    const city = await aCity();
    await intake.imports.importFiles(city.administrator, CITY);
    const sheet = await sheetOf(
      HEADER,
      changed([3, '特困']),
      changed([0, 'KN2'], [2, aResidentIdNumber(civilDate('1991-01-01'), 998)]),
      changed([0, 'KN3'], [2, '990101197802250048'], [1, '孙红梅'], [8, '已脱困']),
      changed([0, 'KN4'], [2, '99010119880307006X'], [1, '何宁英'], [6, '-1']),
    );
    const { run } = await intake.imports.dryRun(city.administrator, [sheet]);
    const refusals = (await allRows(city.administrator, run.id)).map(({ refusals: notes }) =>
      notes.map(({ code }) => code),
    );
    expect(refusals).toEqual([['unknown-word'], ['holder-not-member'], ['not-on-file'], ['money-negative']]);
  });

  const files = async (tenantId: TenantId) =>
    database.owner(
      `SELECT f.category, count(*)::int AS files, count(j.id)::int AS judged FROM hardship.hardship_file f
       LEFT JOIN hardship.judgement j ON j.tenant_id = f.tenant_id AND j.file_id = f.id
       WHERE f.tenant_id = $1 AND f.status = 'active' GROUP BY f.category ORDER BY f.category`,
      [tenantId],
    );

  it('come in with the roster of their holders, all kinds at once, and go back with it', async () => {
    const city = await aCity();
    const { runId, counts } = await intake.imports.importFiles(city.administrator, [HARDSHIP, ...CITY]);
    expect(counts).toMatchObject({ refused: 0 });
    expect(await files(city.tenantId)).toEqual(
      ['accident', 'deep', 'relative'].map((category) => ({ category, files: 80, judged: 0 })),
    );
    expect(await count('hardship.file_person', city.tenantId)).toBe(887);
    const again = await intake.imports.importFiles(city.administrator, [HARDSHIP]);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 887, refused: 0 });
    await undo(city.administrator, runId);
    expect(await files(city.tenantId)).toEqual([]);
  });
});
