import { civilDate } from '@app/kernel';
import { aResidentIdNumber } from '@app/members/testing';
import { PENG, sheetOf, ImportScene } from '../testing/import-scene';

// Imports of thousands of rows; on a busy machine they take their time.
jest.setTimeout(300_000);

let scene: ImportScene;
beforeAll(async () => {
  scene = await ImportScene.open();
});
afterAll(() => scene.close());

const rosterOf = (...rows: readonly (readonly (string | number)[])[]) =>
  sheetOf(['姓名', '证件号码', '手机号', '所属工会编码', '会员类别', '入会日期'], ...rows);
const withUnion = (row: readonly string[], code: string) => row.map((cell, index) => (index === 3 ? code : cell));

describe('an import is taken back', () => {
  let city: Awaited<ReturnType<ImportScene['aCity']>>;
  beforeAll(async () => {
    city = await scene.aCity();
    await scene.intake.imports.importFiles(city.administrator, [
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
    await scene.intake.imports.importFiles(city.administrator, [
      await rosterOf(withUnion(PENG, '0010101')),
      await sheetOf(accounts, ['A', '工会经费', '工会经费', '100.00', '80.00']),
    ]);
    const snapshot = async () => [
      await scene.database.owner(
        `SELECT code, name, region, parent_id FROM organizations.trade_union WHERE tenant_id = $1 ORDER BY id`,
        [city.tenantId],
      ),
      await scene.database.owner(
        `SELECT name, group_name, union_id, category FROM members.member WHERE tenant_id = $1`,
        [city.tenantId],
      ),
      await scene.database.owner(
        `SELECT f.name, f.kind, b.planned, f.available FROM funds.fund_account f JOIN funds.fund_budget b ON b.fund_account_id = f.id WHERE f.tenant_id = $1`,
        [city.tenantId],
      ),
    ];
    const before = await snapshot();
    const { runId, counts } = await scene.intake.imports.importFiles(city.administrator, [
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
    await scene.undo(city.administrator, runId);
    expect(await snapshot()).toEqual(before);
  });

  it('but not when a union that it made has members since, and the sentence names them', async () => {
    const { runId } = await scene.intake.imports.importFiles(city.administrator, [
      await sheetOf(['编码', '名称', '类型', '上级编码'], ['0010102', '新的基层工会', '基层工会', '00101']),
    ]);
    await scene.intake.imports.importFiles(city.administrator, [
      await rosterOf([
        '李示例',
        aResidentIdNumber(civilDate('1988-05-06'), 12),
        '19900000001',
        '0010102',
        '在职',
        '2020-01-12',
      ]),
    ]);
    await expect(scene.undo(city.administrator, runId)).rejects.toMatchObject({
      code: 'intake.union-in-use',
      detail: expect.stringContaining('会员'),
    });
    expect((await scene.intake.readings.one(city.administrator, runId)).run.status).toBe('done');
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
    const { runId } = await scene.intake.imports.importFiles(city.administrator, [await rosterOf(row)]);
    await scene.intake.imports.importFiles(city.administrator, [
      await rosterOf(row.map((cell) => (cell === '19900000002' ? '19900000003' : cell))),
    ]);
    await expect(scene.undo(city.administrator, runId)).rejects.toMatchObject({ code: 'member.changed-since-import' });
  });
});
