import { type TenantId, civilDate } from '@app/kernel';
import { aResidentIdNumber } from '@app/members/testing';
import { CITY, demo, PENG, sheetOf, ImportScene } from '../testing/import-scene';

// Imports of thousands of rows; on a busy machine they take their time.
jest.setTimeout(300_000);

let scene: ImportScene;
beforeAll(async () => {
  scene = await ImportScene.open();
});
afterAll(() => scene.close());

const HARDSHIP = demo('困难职工档案.xlsx');

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
    const city = await scene.aCity();
    await scene.intake.imports.importFiles(city.administrator, CITY);
    const sheet = await sheetOf(
      HEADER,
      changed([3, '特困']),
      changed([0, 'KN2'], [2, aResidentIdNumber(civilDate('1991-01-01'), 998)]),
      changed([0, 'KN3'], [2, '990101197802250048'], [1, '孙红梅'], [8, '已脱困']),
      changed([0, 'KN4'], [2, '99010119880307006X'], [1, '何宁英'], [6, '-1']),
    );
    const { run } = await scene.intake.imports.dryRun(city.administrator, [sheet]);
    const refusals = (await scene.allRows(city.administrator, run.id)).map(({ refusals: notes }) =>
      notes.map(({ code }) => code),
    );
    expect(refusals).toEqual([['unknown-word'], ['holder-not-member'], ['not-on-file'], ['money-negative']]);
  });

  it('stand in the union of their holder, whatever union the sheet names', async () => {
    const city = await scene.aCity();
    await scene.intake.imports.importFiles(city.administrator, CITY);
    const sheet = await sheetOf([...HEADER, '所属工会'], [...A_FILE, '第17镇第3基层工会']);
    const { runId } = await scene.intake.imports.importFiles(city.administrator, [sheet]);
    const [row] = await scene.allRows(city.administrator, runId);
    expect(row!.warnings.map(({ code }) => code)).toContain('file-in-other-union');
    const elsewhere = await scene.database.owner(
      `SELECT f.id FROM hardship.hardship_file f JOIN members.member m ON m.tenant_id = f.tenant_id AND m.id = f.member_id
       WHERE f.tenant_id = $1 AND f.union_id <> m.union_id`,
      [city.tenantId],
    );
    expect([await scene.count('hardship.hardship_file', city.tenantId), elsewhere]).toEqual([1, []]);
  });

  const files = async (tenantId: TenantId) =>
    scene.database.owner(
      `SELECT f.category, count(*)::int AS files, count(j.id)::int AS judged FROM hardship.hardship_file f
       LEFT JOIN hardship.judgement j ON j.tenant_id = f.tenant_id AND j.file_id = f.id
       WHERE f.tenant_id = $1 AND f.status = 'active' GROUP BY f.category ORDER BY f.category`,
      [tenantId],
    );

  it('come in with the roster of their holders, all kinds at once, and go back with it', async () => {
    const city = await scene.aCity();
    const { runId, counts } = await scene.intake.imports.importFiles(city.administrator, [HARDSHIP, ...CITY]);
    expect(counts).toMatchObject({ refused: 0 });
    expect(await files(city.tenantId)).toEqual(
      ['accident', 'deep', 'relative'].map((category) => ({ category, files: 80, judged: 0 })),
    );
    expect(await scene.count('hardship.file_person', city.tenantId)).toBe(887);
    const again = await scene.intake.imports.importFiles(city.administrator, [HARDSHIP]);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 887, refused: 0 });
    await scene.undo(city.administrator, runId);
    expect(await files(city.tenantId)).toEqual([]);
  });
});
