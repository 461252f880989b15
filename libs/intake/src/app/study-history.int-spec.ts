import { readFileSync } from 'node:fs';
import path from 'node:path';
import { civilDate, parseFen, systemActor } from '@app/kernel';
import { createTenant } from '@app/organizations';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { studyAidOn } from '@app/study-aid/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { intakeOn, INTAKE_PLATFORM_ENTITIES } from '../testing';

jest.setTimeout(300_000);

const DEMO = path.join(__dirname, '../../../../apps/quickstart/demo');
const demo = (name: string) => ({ name, content: readFileSync(path.join(DEMO, name)) });
const PERMISSIONS = [
  ...['intake:run', 'organization:manage', 'member:manage', 'fund:manage', 'hardship:manage', 'study-aid:manage'],
];
const openedOn = civilDate('2025-01-01');

describe('four years of study aid', () => {
  let database: TestDatabase;
  let platform: Platform;
  let intake: ReturnType<typeof intakeOn>;
  let study: ReturnType<typeof studyAidOn>;
  let city: Awaited<ReturnType<typeof aCity>>;
  let runId: Awaited<ReturnType<typeof intake.imports.importFiles>>['runId'];

  async function aCity() {
    const { tenantId, rootId } = await createTenant(platform.uow, { code: 'study', name: '云川市总工会' });
    const grants = [{ unionId: rootId, permissions: PERMISSIONS }];
    return { tenantId, rootId, administrator: anActor({ tenantId, grants }) };
  }
  const figures = (year: number) =>
    platform.uow.read(systemActor(city.tenantId), (tx) => study.figures.ofYear(tx, [city.rootId], year));
  const count = async (sql: string): Promise<number> =>
    (await database.owner(`SELECT count(*)::int AS n FROM ${sql} AND tenant_id = $1`, [city.tenantId]))[0].n;
  const spent = async (): Promise<string> =>
    (
      await database.owner(`SELECT spent::text AS s FROM funds.fund_account WHERE code = 'JQZX' AND tenant_id = $1`, [
        city.tenantId,
      ])
    )[0].s;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, INTAKE_PLATFORM_ENTITIES);
    intake = intakeOn(platform);
    study = studyAidOn(platform);
    city = await aCity();
    const first = ['组织.xlsx', '会员名册.xlsx', '经费账户.xlsx', '困难职工档案.xlsx'].map(demo);
    await intake.imports.importFiles(city.administrator, first, { openedOn });
    const outcome = await intake.imports.importFiles(city.administrator, [demo('金秋助学.xlsx')], { openedOn });
    runId = outcome.runId;
    expect(outcome.counts).toMatchObject({ new: 149, changed: 0, unchanged: 0, refused: 0 });
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  it('gives the figures of the year and since the start', async () => {
    expect(await figures(2025)).toEqual({
      ...{ students: 39, amount: parseFen('74000'), fresh: 17, renewed: 22, ended: 12, completed: 0, suspended: 0 },
      sinceStart: { students: 51, amount: parseFen('270000'), years: 4 },
    });
    expect(await figures(2022)).toMatchObject({ students: 30, fresh: 30, renewed: 0, ended: 0 });
  });

  it('moves the account from the day on which it was opened, and asks nobody', async () => {
    expect(await spent()).toBe('7400000');
    expect(await count(`disbursements.disbursement WHERE in_history AND status = 'reconciled'`)).toBe(137);
    expect(await count(`approvals.approval_request WHERE TRUE`)).toBe(0);
    const broken = await platform.uow.read(systemActor(city.tenantId), (tx) => study.check.violations(tx));
    expect(broken).toEqual([]);
  });

  it('brings nothing a second time', async () => {
    const again = await intake.imports.importFiles(city.administrator, [demo('金秋助学.xlsx')], { openedOn });
    expect(again.counts).toMatchObject({ new: 0, unchanged: 149, refused: 0 });
  });

  it('knows why twelve ended', async () => {
    const ended = await database.owner(
      `SELECT end_ground, count(*)::int AS n FROM study_aid.award WHERE tenant_id = $1 AND end_ground IS NOT NULL
       GROUP BY 1 ORDER BY 1`,
      [city.tenantId],
    );
    expect(ended).toEqual([
      { end_ground: 'army', n: 6 },
      { end_ground: 'lifted', n: 6 },
    ]);
  });

  it('is undone as a whole: awards, programme and payments go, the account has its reversals', async () => {
    const [{ version }] = await database.owner(`SELECT version FROM intake.import_run WHERE id = $1`, [runId]);
    await intake.undoing.undo(city.administrator, runId, version);
    expect(await figures(2025)).toMatchObject({ students: 0, amount: 0n, sinceStart: { students: 0 } });
    expect(await spent()).toBe('0');
    expect(await count(`study_aid.programme WHERE TRUE`)).toBe(0);
  });
});
