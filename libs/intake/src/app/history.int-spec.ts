import { demo, type LedgerCity, LedgerScene, OPENED_ON } from '../testing/ledger-scene';
import { workbookOf } from '../testing/workbook-files';
import type { ImportRunId } from '../data/import-run.entity';

jest.setTimeout(300_000);

let scene: LedgerScene;
let intake: LedgerScene['intake'];
let database: LedgerScene['database'];
let platform: LedgerScene['platform'];
const count: LedgerScene['count'] = (...asked) => scene.count(...asked);
const openedOn = OPENED_ON;

beforeAll(async () => {
  scene = await LedgerScene.open();
  ({ intake, database, platform } = scene);
});
afterAll(() => scene?.close());

describe('the visits of a year', () => {
  let city: LedgerCity;
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
    city = await scene.aCity();
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

describe('gifts and activities of a year', () => {
  it('come in with what is unknown left unknown; gifts are booked into the account for donations, and reversed', async () => {
    const city = await scene.aCity();
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
    const city = await scene.aCity();
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
