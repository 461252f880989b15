import { type Actor, civilDate, type UnionId } from '@app/kernel';
import { aRegisteredMember, aResidentIdNumber } from '@app/members/testing';
import { aFederation } from '@app/organizations/testing';
import { anActor } from '@app/persistence/testing';
import type { WorkbookFile } from './import-upload.service';
import { demo, IMPORT_PERMISSIONS, sheetOf, ImportScene } from '../testing/import-scene';

// Imports of thousands of rows; on a busy machine they take their time.
jest.setTimeout(300_000);

let scene: ImportScene;
beforeAll(async () => {
  scene = await ImportScene.open();
});
afterAll(() => scene.close());

describe('an administrator of one union', () => {
  let city: Awaited<ReturnType<ImportScene['aCity']>>;
  let own: Actor;

  beforeAll(async () => {
    city = await scene.aCity();
    await scene.intake.imports.importFiles(city.administrator, [demo('组织.xlsx'), demo('会员名册.xlsx')]);
    const [town] = await scene.database.owner(
      `SELECT id, code FROM organizations.trade_union WHERE tenant_id = $1 AND kind = 'joint-union' ORDER BY code LIMIT 1`,
      [city.tenantId],
    );
    own = anActor({
      tenantId: city.tenantId,
      grants: [{ unionId: town.id as UnionId, permissions: IMPORT_PERMISSIONS }],
    });
  });

  const refusalsOf = async (...files: WorkbookFile[]) => {
    const { run } = await scene.intake.imports.dryRun(own, files);
    const rows = await scene.allRows(own, run.id);
    return rows.map(({ verdict, refusals }) => [verdict, ...refusals.map(({ code }) => code)]);
  };

  it('meets unions above and beside him in no way that lets him change them', async () => {
    const unions = await scene.database.owner(
      `SELECT code, name, kind FROM organizations.trade_union WHERE tenant_id = $1 ORDER BY code`,
      [city.tenantId],
    );
    const { grants } = own;
    const [[town], root] = [
      await scene.database.owner(`SELECT code FROM organizations.trade_union WHERE tenant_id = $1 AND id = $2`, [
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
    const { run } = await scene.intake.imports.dryRun(own, [demo('会员名册.xlsx')]);
    const rows = await scene.allRows(own, run.id);
    const codes = new Set(rows.flatMap(({ refusals }) => refusals.map(({ code }) => code)));
    expect([...codes].sort()).toEqual(['member-elsewhere', 'unknown-union-code']);
    const unchanged = rows.filter(({ verdict }) => verdict === 'unchanged').length;
    expect([run.counts!.unchanged, run.counts!.refused]).toEqual([unchanged, 3000 - unchanged]);
    expect(rows.flatMap(({ changes }) => changes)).toEqual([]);
  });

  it('is not told the number of a file of another union', async () => {
    const [elsewhere] = await scene.database.owner(
      `SELECT id FROM organizations.trade_union u WHERE tenant_id = $1 AND kind = 'joint-union' AND NOT EXISTS (
         SELECT 1 FROM organizations.union_closure c WHERE c.tenant_id = $1 AND c.descendant_id = u.id AND c.ancestor_id = $2)
       LIMIT 1`,
      [city.tenantId, own.grants[0]!.unionId],
    );
    const number = (sequence: number) => aResidentIdNumber(civilDate('1985-06-07'), sequence);
    const aMember = (unionId: UnionId, sequence: number) =>
      aRegisteredMember(scene.platform, city.tenantId, unionId, {
        ...{ name: '周宁', identityDocument: { kind: 'resident-id', number: number(sequence) } },
      });
    await aMember(elsewhere.id, 801);
    await aMember(own.grants[0]!.unionId!, 802);
    const header = [
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
    const file = (id: string, sequence: number) =>
      sheetOf(header, [id, '周宁', number(sequence), '深度困难', '下岗失业', '2', '20000', '2024-05-01', '在档']);
    await scene.intake.imports.importFiles(city.administrator, [await file('KN-SECRET-1', 801)]);
    const relative = await sheetOf(['档案号', '姓名', '关系', '证件号码'], ['KN-OWN-1', '周宁', '配偶', number(801)]);
    const told = async (by: Actor) => {
      const { run } = await scene.intake.imports.dryRun(by, [await file('KN-OWN-1', 802), relative]);
      const rows = await scene.allRows(by, run.id);
      return rows.flatMap(({ refusals }) => refusals.map(({ message }) => message));
    };
    expect(await told(own)).toEqual(['这个人已经在别的工会的档案里，一个人不能在两户']);
    expect(await told(city.administrator)).toEqual(['这个人已经在档案 KN-SECRET-1 里，一个人不能在两户']);
  });

  it('does not see the imports of the federation', async () => {
    const runs = await scene.intake.readings.list(own, 50, null);
    expect(runs.every(({ run }) => run.unionId === own.grants[0]!.unionId)).toBe(true);
  });

  it('needs the permission to write by hand what he imports', async () => {
    const { unionId } = own.grants[0]!;
    const reader = anActor({ tenantId: city.tenantId, grants: [{ unionId, permissions: ['intake:run'] }] });
    await expect(scene.intake.imports.dryRun(reader, [demo('经费账户.xlsx')])).rejects.toMatchObject({
      code: 'intake.kind-not-allowed',
      detail: expect.stringContaining('经费账户'),
    });
  });
});

describe('columns', () => {
  let city: Awaited<ReturnType<typeof aFederation>>;
  let administrator: Actor;
  beforeAll(async () => {
    city = await aFederation(scene.platform);
    administrator = anActor({
      tenantId: city.tenantId,
      grants: [{ unionId: city.rootId, permissions: IMPORT_PERMISSIONS }],
    });
  });
  const odd = () => sheetOf(['户名', '资金来源', '账户编码', '期初余额'], ['工会经费', '工会经费', 'A', '1.00']);

  it('that were not recognised are said, and mapped by hand', async () => {
    const id = await scene.intake.uploads.upload(administrator, { files: [await odd()] });
    const { run, sheets } = await scene.intake.readings.one(administrator, id);
    expect(sheets[0]!.issues).toMatchObject([{ field: 'name', message: expect.stringContaining('账户名称') }]);
    await expect(scene.intake.orders.orderPreview(administrator, id, run.version)).rejects.toMatchObject({
      code: 'intake.columns-not-settled',
    });
    const sheetId = sheets[0]!.sheet.id;
    await scene.intake.mappings.map(administrator, id, run.version, [{ sheetId, columns: { name: 0 } }]);
    await expect(scene.intake.mappings.map(administrator, id, run.version, [])).rejects.toMatchObject({
      code: 'record.stale',
    });
    await scene.intake.orders.orderPreview(administrator, id, run.version + 1);
    await scene.intake.previews.work(city.tenantId, id);
    expect((await scene.intake.readings.one(administrator, id)).run.counts).toMatchObject({ new: 1 });
  });

  it('are mapped by their headers on the command line', async () => {
    const { counts } = await scene.intake.imports.importFiles(administrator, [await odd()], {
      columns: { name: '户名' },
    });
    expect(counts).toMatchObject({ new: 1 });
  });
});
