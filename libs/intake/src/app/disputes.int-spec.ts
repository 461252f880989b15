import { readFileSync } from 'node:fs';
import path from 'node:path';
import { disputesOn } from '@app/disputes/testing';
import { civilDate, formatFen, systemActor } from '@app/kernel';
import { createTenant } from '@app/organizations';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { intakeOn, INTAKE_PLATFORM_ENTITIES } from '../testing';
import { workbookOf } from '../testing/workbook-files';

jest.setTimeout(300_000);

const DEMO = path.join(__dirname, '../../../../apps/quickstart/demo');
const demo = (name: string) => ({ name, content: readFileSync(path.join(DEMO, name)) });
const PERMISSIONS = ['intake:run', 'organization:manage', 'member:manage', 'dispute:import'];
const openedOn = civilDate('2025-01-01');

describe('a ledger of disputes', () => {
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

  async function aCity() {
    const code = `d${Math.random().toString(36).slice(2, 8)}`;
    const { tenantId, rootId } = await createTenant(platform.uow, { code, name: '云川市总工会' });
    const administrator = anActor({ tenantId, grants: [{ unionId: rootId, permissions: PERMISSIONS }] });
    return { tenantId, rootId, administrator };
  }
  type City = Awaited<ReturnType<typeof aCity>>;
  const figuresOf = ({ tenantId, rootId }: City) =>
    platform.uow.read(systemActor(tenantId), (tx) =>
      disputesOn(platform).figures.of(tx, rootId, civilDate('2025-01-01'), civilDate('2025-12-31')),
    );

  it('gives the figures of the year: 403,100.00 recovered is what column 追回金额 adds up to', async () => {
    const city = await aCity();
    const before = ['组织.xlsx', '会员名册.xlsx'].map(demo);
    await intake.imports.importFiles(city.administrator, before, { openedOn });
    const ledger = [demo('劳动争议台账.xlsx')];
    const { runId, counts } = await intake.imports.importFiles(city.administrator, ledger, { openedOn });
    expect(counts).toEqual({ new: 28, changed: 0, unchanged: 0, refused: 0, warned: 0 });
    const figures = await figuresOf(city);
    expect(figures).toMatchObject({ received: 28, accepted: 28, agreed: 24, closed: 28, due: 28, workers: 39 });
    expect(figures).toMatchObject({ closingRate: 10_000, successRate: 8_571 });
    expect([formatFen(figures.asked), formatFen(figures.recovered)]).toEqual(['476500.00', '403100.00']);
    const [{ members }] = await database.owner(
      `SELECT count(member_id)::int AS members FROM disputes.dispute_party WHERE tenant_id = $1`,
      [city.tenantId],
    );
    expect(members).toBe(28);
    const again = await intake.imports.dryRun(city.administrator, ledger, { openedOn });
    expect(again.run.counts).toMatchObject({ new: 0, unchanged: 28 });
    const { run } = await intake.readings.one(city.administrator, runId);
    await intake.undoing.undo(city.administrator, runId, run.version);
    expect(await figuresOf(city)).toMatchObject({ received: 0, closingRate: null });
  });

  it('says what is wrong with a row', async () => {
    const city = await aCity();
    const head = ['案号', '收到日期', '申请人', '被申请单位', '争议类别', '受理日期', '结案日期', '结果', '追回金额'];
    const content = await workbookOf({
      rows: [
        head,
        ['A1', '2025-03-03', '张三', '甲厂', '欠薪', '2025-03-02', null, null, 0],
        ['A1', '2025-03-03', '李四', '甲厂', '外星纠纷', '2025-03-04', '2025-03-08', '调解成功', 100],
        ['A3', '2025-03-03', '王五', '甲厂', '欠薪', null, '2025-03-08', '不知道', 0],
        ['A4', '2025-03-03', '赵六', '甲厂', '欠薪', '2025-03-04', null, null, 0],
      ],
    });
    const { run } = await intake.imports.dryRun(city.administrator, [{ name: '台账.xlsx', content }], { openedOn });
    const rows = await intake.readings.rows(city.administrator, run.id, {}, null, 50);
    const codes = rows.map((row) => [...row.refusals, ...row.warnings].map(({ code }) => code));
    expect(codes[0]).toContain('accepted-before-received');
    expect(codes[1]).toEqual(expect.arrayContaining(['number-twice', 'matter-unknown']));
    expect(codes[2]).toContain('outcome-unknown');
    expect(run.counts).toMatchObject({ new: 1, refused: 3 });
  });
});
