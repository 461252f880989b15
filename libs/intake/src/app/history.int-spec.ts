import { readFileSync } from 'node:fs';
import path from 'node:path';
import { civilDate, type TenantId } from '@app/kernel';
import { createTenant } from '@app/organizations';
import { withDefaultStandards } from '@app/standards/testing';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { intakeOn, INTAKE_PLATFORM_ENTITIES } from '../testing';
import { workbookOf } from '../testing/workbook-files';
import type { ImportRunId } from '../data/import-run.entity';

jest.setTimeout(300_000);

const DEMO = path.join(__dirname, '../../../../apps/quickstart/demo');
const demo = (name: string) => ({ name, content: readFileSync(path.join(DEMO, name)) });
const PERMISSIONS = [
  ...['intake:run', 'organization:manage', 'member:manage', 'fund:manage', 'hardship:manage', 'visit:import'],
  ...['donation:manage', 'activity:manage', 'mutual-aid:import'],
];

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

const openedOn = civilDate('2025-01-01');
const count = async (table: string, tenantId: TenantId, where = 'TRUE'): Promise<number> =>
  (await database.owner(`SELECT count(*)::int AS n FROM ${table} WHERE tenant_id = $1 AND ${where}`, [tenantId]))[0].n;

async function aCity() {
  const code = `h${Math.random().toString(36).slice(2, 8)}`;
  const { tenantId, rootId } = await createTenant(platform.uow, { code, name: '云川市总工会' });
  await withDefaultStandards(platform, tenantId);
  const grants = [{ unionId: rootId, permissions: PERMISSIONS }];
  return { tenantId, rootId, administrator: anActor({ tenantId, grants }) };
}

describe('the visits of a year', () => {
  let city: Awaited<ReturnType<typeof aCity>>;
  let runId: ImportRunId;
  const figures = (where: string) =>
    database.owner(
      `SELECT count(*)::int AS times, count(DISTINCT v.member_id)::int AS persons, sum(v.cash_fen)::text AS cash,
         sum(v.goods_fen)::text AS goods
       FROM visits.visit v LEFT JOIN visits.visit_duty d ON d.tenant_id = v.tenant_id AND d.id = v.duty_id
       LEFT JOIN rounds.round r ON r.tenant_id = v.tenant_id AND r.id = v.round_id
       WHERE v.tenant_id = $1 AND ${where}`,
      [city.tenantId],
    );

  beforeAll(async () => {
    city = await aCity();
    const first = ['组织.xlsx', '会员名册.xlsx', '经费账户.xlsx'].map(demo);
    await intake.imports.importFiles(city.administrator, first, { openedOn });
    const outcome = await intake.imports.importFiles(city.administrator, [demo('慰问台账.xlsx')], { openedOn });
    runId = outcome.runId;
    expect(outcome.counts).toEqual({ new: 575, changed: 0, unchanged: 0, refused: 0, warned: 0 });
  });

  it('come in as closed cases, visits and payments on their own days; nobody is asked for an approval', async () => {
    expect(await figures('TRUE')).toEqual([{ times: 575, persons: 565, cash: '28462000', goods: '3455000' }]);
    expect(await figures(`d.occasion = 'HOSPITAL'`)).toEqual([
      { times: 62, persons: 55, cash: '4960000', goods: '630000' },
    ]);
    expect(await figures(`r.name = '春节送温暖'`)).toEqual([
      { times: 240, persons: 240, cash: '13020000', goods: '0' },
    ]);
    expect(await count('visits.visit_duty', city.tenantId, `status = 'closed' AND event_on = opened_on`)).toBe(144);
    expect(await count('rounds.round', city.tenantId, `status = 'closed'`)).toBe(3);
    expect(await count('approvals.approval_request', city.tenantId)).toBe(0);
    const paid = `in_history AND status = 'reconciled' AND hold_id IS NOT NULL AND paid_on < '2026-01-01'`;
    expect(await count('disbursements.disbursement', city.tenantId, paid)).toBe(710);
  });

  it('are told apart from what is new when the same ledger comes again', async () => {
    const again = await intake.imports.dryRun(city.administrator, [demo('慰问台账.xlsx')], { openedOn });
    expect(again.run.counts).toMatchObject({ new: 0, unchanged: 575, refused: 0 });
  });

  it('are not taken back once a member said something about a payment; nothing moves and the sentence says so', async () => {
    const moved = () =>
      database.owner(
        `SELECT sum(spent)::text AS spent, (SELECT count(*)::int FROM funds.journal WHERE tenant_id = $1) AS journals
         FROM funds.fund_account WHERE tenant_id = $1`,
        [city.tenantId],
      );
    const before = await moved();
    const { run } = await intake.readings.one(city.administrator, runId);
    await database.owner(
      `INSERT INTO disbursements.receipt (tenant_id, id, disbursement_id, action, note, person_id, person_name, said_at)
       SELECT tenant_id, gen_random_uuid(), id, 'dispute', '没有收到', recipient_id, '会员', now()
       FROM disbursements.disbursement WHERE tenant_id = $1 AND in_history LIMIT 1`,
      [city.tenantId],
    );
    await expect(intake.undoing.undo(city.administrator, runId, run.version)).rejects.toMatchObject({
      code: 'disbursement.changed-since-import',
    });
    expect(await moved()).toEqual(before);
    await database.owner(`ALTER TABLE disbursements.receipt DISABLE TRIGGER USER`);
    await database.owner(`DELETE FROM disbursements.receipt WHERE tenant_id = $1`, [city.tenantId]);
    await database.owner(`ALTER TABLE disbursements.receipt ENABLE TRIGGER USER`);
  });

  it('leave the books in order, and are taken back as a whole with their bookings reversed', async () => {
    const violations = () => platform.uow.read(city.administrator, (tx) => intake.ledger.invariants(tx));
    expect(await violations()).toEqual([]);
    const { run } = await intake.readings.one(city.administrator, runId);
    await intake.undoing.undo(city.administrator, runId, run.version);
    for (const table of ['visits.visit', 'visits.visit_duty', 'rounds.round', 'disbursements.disbursement'])
      expect([table, await count(table, city.tenantId)]).toEqual([table, 0]);
    expect(await violations()).toEqual([]);
    expect(await count('funds.fund_account', city.tenantId, 'spent <> 0 OR held <> 0')).toBe(0);
    expect(await count('funds.fund_budget', city.tenantId, 'spent <> 0')).toBe(0);
    // What was booked and undone stays in the books, and the audit trail says who undid it.
    expect(await count('funds.journal', city.tenantId, `kind = 'reverse'`)).toBe(710);
    expect(await count('audit.audit_entry', city.tenantId, `action IN ('visit.import', 'intake.undo')`)).toBe(2);
    expect(await count('members.member', city.tenantId)).toBe(3000);
  });

  it('are refused row by row beforehand where the books of their month are closed', async () => {
    await database.owner(
      `INSERT INTO funds.accounting_period (tenant_id, id, version, union_id, month, status, closed_at)
       SELECT tenant_id, gen_random_uuid(), 1, union_id, '2025-01', 'closed', now()
       FROM funds.fund_account WHERE tenant_id = $1 GROUP BY tenant_id, union_id`,
      [city.tenantId],
    );
    const { run } = await intake.imports.dryRun(city.administrator, [demo('慰问台账.xlsx')], { openedOn });
    const rows = await intake.readings.rows(city.administrator, run.id, { verdict: 'refused' }, null, 50);
    expect(run.counts?.refused).toBeGreaterThan(0);
    expect([...new Set(rows.flatMap(({ refusals }) => refusals.map(({ code }) => code)))]).toEqual(['month-closed']);
  });
});

const LEDGER = ['慰問對象', '身份證號', '走訪時間', '事由', '金額', '工會名稱', '出生日期'];
const ledgerOf = async (...rows: readonly (readonly (string | number | null)[])[]) => ({
  name: '台帳.xlsx',
  content: await workbookOf({ name: '慰問', rows: [['二〇二五年慰問台帳'], LEDGER, ...rows] }),
});

describe('a ledger of another union', () => {
  let city: Awaited<ReturnType<typeof aCity>>;
  const read = async (...rows: readonly (readonly (string | number | null)[])[]) => {
    const { run } = await intake.imports.dryRun(city.administrator, [await ledgerOf(...rows)], { openedOn });
    return { run, rows: await intake.readings.rows(city.administrator, run.id, {}, null, 50) };
  };
  const codes = (row: { warnings: readonly { code: string }[]; refusals: readonly { code: string }[] } | undefined) =>
    [...(row?.warnings ?? []), ...(row?.refusals ?? [])].map(({ code }) => code);

  beforeAll(async () => {
    city = await aCity();
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

describe('gifts and activities of a year', () => {
  it('come in with what is unknown left unknown; gifts are booked into the account for donations, and reversed', async () => {
    const city = await aCity();
    await intake.imports.importFiles(city.administrator, ['组织.xlsx', '经费账户.xlsx'].map(demo), { openedOn });
    const ledgers = ['捐赠台账.xlsx', '活动台账.xlsx'].map(demo);
    const { runId, counts } = await intake.imports.importFiles(city.administrator, ledgers, { openedOn });
    expect(counts).toMatchObject({ new: 7, refused: 0, warned: 0 });
    const income = () =>
      database.owner(`SELECT available::text AS fen FROM funds.fund_account WHERE tenant_id = $1 AND code = 'JZ'`, [
        city.tenantId,
      ]);
    expect(await income()).toEqual([{ fen: '3050000' }]);
    expect(await count('activities.activity', city.tenantId, 'person_times IS NULL AND quantity = 500')).toBe(1);
    expect(await count('activities.activity', city.tenantId, 'cost_fen IS NULL AND quantity = 1030')).toBe(1);
    const again = await intake.imports.dryRun(city.administrator, ledgers, { openedOn });
    expect(again.run.counts).toMatchObject({ new: 0, unchanged: 7 });
    const { run } = await intake.readings.one(city.administrator, runId);
    await intake.undoing.undo(city.administrator, runId, run.version);
    expect(await income()).toEqual([{ fen: '0' }]);
    expect(await count('donations.donation', city.tenantId)).toBe(0);
    expect(await count('activities.activity', city.tenantId)).toBe(0);
  });
});

describe('claims of mutual aid', () => {
  it('come in with plan and cover, are told apart when they come again, and go as a whole', async () => {
    const city = await aCity();
    const content = await workbookOf({
      rows: [
        [
          '序号',
          '姓名',
          '证件号码',
          '保障计划',
          '保障期',
          '住院日期',
          '出院日期',
          '自付金额(元)',
          '赔付金额(元)',
          '赔付日期',
        ],
        [1, '吴甲', '990101199109220026', '住院保障', '2025年度', '2025-02-01', '2025-02-09', 4000, 520, '2025-03-01'],
        [2, '吴甲', '990101199109220026', '住院保障', '2025年度', '2025-06-01', '2025-06-09', 2000, 260, '2025-07-01'],
        [3, '吴乙', null, '女职工保障', '一期', null, null, null, null, '2025-08-01'],
      ],
    });
    const file = { name: '互助.xlsx', content };
    const { runId, counts } = await intake.imports.importFiles(city.administrator, [file]);
    expect(counts).toMatchObject({ new: 3, refused: 0, warned: 1 });
    expect(await count('mutual_aid.plan', city.tenantId)).toBe(2);
    expect(await count('mutual_aid.enrolment', city.tenantId)).toBe(2);
    expect(await count('mutual_aid.claim', city.tenantId, 'paid_fen IS NULL AND self_paid_fen IS NULL')).toBe(1);
    const again = await intake.imports.dryRun(city.administrator, [file]);
    expect(again.run.counts).toMatchObject({ new: 0, unchanged: 3 });
    const { run } = await intake.readings.one(city.administrator, runId);
    await intake.undoing.undo(city.administrator, runId, run.version);
    for (const table of ['mutual_aid.claim', 'mutual_aid.enrolment', 'mutual_aid.plan', 'members.member'])
      expect([table, await count(table, city.tenantId)]).toEqual([table, 0]);
  });
});
