import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '@app/kernel';
import { FigureService, valueOf } from '@app/reporting';
import { NestFactory } from '@nestjs/core';
import { writeXlsx } from 'hucre';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { readable } from './readable';
import { replay } from './replay';
import { ReplayModule } from './replay.module';

// A city's year is thousands of rows; on a busy machine they take their time.
jest.setTimeout(300_000);

const DEMO = path.join(__dirname, '../demo');
const WORKBOOKS = [
  '组织',
  '会员名册',
  '经费账户',
  '困难职工档案',
  '慰问台账',
  '捐赠台账',
  '活动台账',
  '金秋助学',
  '劳动争议台账',
]
  .map((name) => `${name}.xlsx`)
  .filter((name) => existsSync(path.join(DEMO, name)))
  .map((name) => ({ name, content: readFileSync(path.join(DEMO, name)) }));

type Cell = string | number | null;
const workbook = async (name: string, ...rows: readonly (readonly Cell[])[]) => ({
  name: `${name}.xlsx`,
  content: Buffer.from(await writeXlsx({ sheets: [{ name, rows: rows.map((row) => [...row]) }] })),
});

/** As another union keeps its year: other words, Traditional characters, titles above, columns left out. */
const anotherYear = () =>
  Promise.all([
    workbook(
      '花名冊',
      ['某廠工會會員花名冊'],
      ['編號', '會員姓名', '身份證號', '單位'],
      [1, '彭梅', '990101199109220026', '一車間'],
    ),
    workbook(
      '台帳',
      ['二〇二四年慰問台帳'],
      ['走訪時間', '慰問對象', '身份證號', '慰問事由', '金額', '慰問物品', '物品金額', '走訪人'],
      ['2024-03-01', '彭梅', '990101199109220026', '新婚', 500, null, null, '王某'],
      ['2024-04-01', '彭梅', '990101199109220026', '住院', '0、02萬', '水果', 100, '王某'],
      ['2024-05-01', '吳名氏', null, '生病住院', null, '水果', 100, '王某'],
      ['2024-06-01', '吳名氏', null, '思想走訪', 300, null, 0, '王某'],
    ),
    workbook(
      '捐款',
      ['捐款時間', '捐款人', '捐款金額', '指定用途', '是否公開'],
      ['2024-07-01', '某校友', 1000, '助學', '是'],
      ['2024-08-01', '某人', null, null, '否'],
    ),
    workbook('服務', ['活動時間', '活動名稱', '參加人次', '數量', '費用'], ['2024-09-01', '義診', 120, null, null]),
  ]);

describe('a replay', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  const storage = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-replay-'));

  beforeAll(async () => {
    database = await openTestDatabase();
    const key = (): string => randomBytes(32).toString('base64');
    Object.assign(process.env, {
      APP_DATABASE_URL: database.appUrl,
      DATA_KEY: key(),
      AUDIT_KEY: key(),
      STORAGE_DIR: storage,
    });
    app = await NestFactory.createApplicationContext(ReplayModule, { logger: false, abortOnError: false });
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
    rmSync(storage, { recursive: true, force: true });
  });

  it("of the city's workbooks says what the city's report says", async () => {
    const expected = JSON.parse(readFileSync(path.join(DEMO, 'city-year.json'), 'utf8')) as Record<string, unknown>;
    const { figures, refused } = await replay(app, WORKBOOKS, { year: null, name: '云川' });
    expect(refused).toEqual([]);
    const told = Object.fromEntries(Object.keys(figures).map((group) => [group, expected[group]]));
    expect(figures).toEqual(told);
    expect(Object.keys(figures)).toEqual(
      expect.arrayContaining(['organizations', 'visits', 'donations', 'activities']),
    );
  });

  it('leaves rows of which the figures by code say the same', async () => {
    const [root] = await database.owner(
      `SELECT tenant_id AS "tenantId", id FROM organizations.trade_union WHERE parent_id IS NULL AND name = '云川市总工会'`,
    );
    const values = await app.get(FigureService).yearOf(systemActor(root.tenantId), root.id, 2025);
    const study = {
      ...{ 'study-aid.students': 39n, 'study-aid.amount': 7_400_000n, 'study-aid.new': 17n, 'study-aid.renewed': 22n },
      ...{ 'study-aid.ended': 12n, 'study-aid.all-students': 51n, 'study-aid.all-amount': 27_000_000n },
      'study-aid.years': 4n,
    };
    const expected = {
      ...{ 'disputes.received': 28n, 'disputes.closed': 28n, 'disputes.due': 28n, 'disputes.agreed': 24n },
      ...{ 'disputes.workers': 39n, 'disputes.recovered': 40_310_000n },
      ...(WORKBOOKS.some(({ name }) => name === '金秋助学.xlsx') && study),
    };
    const told = Object.keys(expected).map((code) => [code, valueOf(values, code)?.value]);
    expect(Object.fromEntries(told)).toEqual(expected);
  });

  it('of another union goes by the same rules: one union, other words, unknown stays unknown', async () => {
    const { figures, refused } = await replay(app, await anotherYear(), { year: null, name: '某厂工会' });
    expect(refused).toEqual([]);
    const visits = (households: number, personTimes: number, cash: string | null, goods: string | null) => ({
      ...{ households, persons: households, personTimes, cash, goods },
    });
    expect(figures).toEqual({
      year: 2024,
      members: 1,
      visits: {
        total: visits(2, 4, '1000.00', '200.00'),
        mustVisits: { 结婚: visits(1, 1, '500.00', null), 生病住院: visits(2, 2, '200.00', '200.00') },
        rounds: {},
        others: { 思想走訪: visits(1, 1, '300.00', '0.00') },
      },
      donations: { gifts: 2, amount: '1000.00' },
      activities: { 義診: { personTimes: 120, quantity: null, cost: null } },
    });
    expect(readable(figures)).toContain('    结婚\n      households: 1');
  });

  it('says which rows and which files were refused, and why', async () => {
    const files = [
      await workbook('台帳', ['日期', '慰问对象', '金额'], [null, '彭梅', 1], ['2024-03-01', '彭梅', 1]),
      await workbook('别的', ['甲', '乙'], ['丙', '丁']),
    ];
    const { figures, refused } = await replay(app, files, { year: 2024, name: '某厂工会' });
    expect(refused).toEqual([
      { file: '别的.xlsx', sheet: null, row: null, why: '看不出这是哪一种表' },
      { file: '台帳.xlsx', sheet: '台帳', row: 2, why: '没有日期，不知道记到哪一天' },
    ]);
    expect(figures).toMatchObject({ visits: { total: { personTimes: 1 } } });
  });
});
