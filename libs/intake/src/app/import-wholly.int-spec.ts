import type { WorkbookFile } from './import-upload.service';
import { CITY, demo, sheetOf, ImportScene } from '../testing/import-scene';

// Imports of thousands of rows; on a busy machine they take their time.
jest.setTimeout(300_000);

let scene: ImportScene;
beforeAll(async () => {
  scene = await ImportScene.open();
});
afterAll(() => scene.close());

describe('an import is done wholly or not at all', () => {
  /** A city whose import waits to be carried out. */
  async function aWaitingImport(files: readonly WorkbookFile[]) {
    const city = await scene.aCity();
    const { run } = await scene.intake.imports.dryRun(city.administrator, files);
    await scene.intake.orders.orderApplication(city.administrator, run.id, run.version, { skipRefused: false });
    return { ...city, runId: run.id };
  }

  it('a worker that dies in the middle leaves nothing, and the job begins anew', async () => {
    const { tenantId, administrator, runId } = await aWaitingImport(CITY);
    const backend = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = 'nuanjia_app'`;
    const work = scene.intake.applications.work(tenantId, runId);
    let progress = 0;
    while (progress < 500) progress = (await scene.intake.readings.one(administrator, runId)).run.progressDone;
    const busy = `${backend} AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')`;
    await scene.database.owner(`SELECT pg_terminate_backend(pid) FROM (${busy}) AS b`);
    await expect(work).rejects.toThrow();
    expect(await scene.stateOf(tenantId)).toEqual({ unions: 1, members: 0, accounts: 0, journals: 0 });
    const { run } = await scene.intake.readings.one(administrator, runId);
    expect(run).toMatchObject({ status: 'failed', problemCode: 'intake.interrupted' });
    // A process that is killed does not even note that: the run still waits, and the sweep hands it to a job again.
    await scene.database.owner(`UPDATE intake.import_run SET status = 'running', problem_code = NULL WHERE id = $1`, [
      runId,
    ]);
    await scene.intake.applications.work(tenantId, runId);
    expect((await scene.stateOf(tenantId)).members).toBe(3000);
  });

  it('a column named by hand that no sheet has is not passed over', async () => {
    const { administrator } = await scene.aCity();
    const mapped = { columns: { name: '没有这一列' } };
    await expect(scene.intake.imports.dryRun(administrator, [demo('经费账户.xlsx')], mapped)).rejects.toMatchObject({
      code: 'intake.columns-not-settled',
      detail: expect.stringContaining('“没有这一列”'),
    });
  });

  it('a job that arrives twice, or after the end, does nothing more', async () => {
    const { tenantId, runId } = await aWaitingImport([demo('组织.xlsx'), demo('经费账户.xlsx')]);
    await Promise.all([
      scene.intake.applications.work(tenantId, runId),
      scene.intake.applications.work(tenantId, runId),
    ]);
    await scene.intake.applications.work(tenantId, runId);
    await scene.intake.previews.work(tenantId, runId);
    expect(await scene.stateOf(tenantId)).toEqual({ unions: 152, members: 0, accounts: 6, journals: 5 });
  });

  it('what changed since the dry run stops it with a sentence', async () => {
    const waiting = await aWaitingImport([demo('组织.xlsx'), demo('经费账户.xlsx')]);
    const { tenantId, rootId, administrator, runId } = waiting;
    await scene.intake.imports.importFiles(administrator, [
      await sheetOf(['账户编码', '账户名称', '资金来源', '期初余额'], ['GHJF', '另一个名称', '工会经费', '1.00']),
    ]);
    await scene.intake.applications.work(tenantId, runId);
    const { run } = await scene.intake.readings.one(administrator, runId);
    expect(run).toMatchObject({ status: 'failed', problemCode: 'intake.verdicts-changed', unionId: rootId });
    expect(run.problem).toContain('请重新预览');
    expect(await scene.stateOf(tenantId)).toMatchObject({ unions: 1, members: 0, accounts: 1 });
  });
});

describe('a file that is no workbook', () => {
  it.each<[string, Buffer, string]>([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'intake.not-a-workbook'],
    ['nothing', Buffer.alloc(0), 'intake.empty'],
    ['half a workbook', CITY[0]!.content.subarray(0, 20_000), 'intake.damaged'],
  ])('%s is refused, says which one it is, and keeps nothing', async (_, content, code) => {
    const { administrator, tenantId } = await scene.aCity();
    const files = [demo('组织.xlsx'), { name: '坏.xlsx', content }];
    await expect(scene.intake.uploads.upload(administrator, { files })).rejects.toMatchObject({
      code,
      detail: expect.stringContaining('第 2 个文件'),
    });
    expect(await scene.count('intake.import_run', tenantId)).toBe(0);
  });
});

describe('uploads that nobody took in', () => {
  it('lose their files after a week, and jobs that were lost are found', async () => {
    const { tenantId, administrator } = await scene.aCity();
    const { run } = await scene.intake.imports.dryRun(administrator, [demo('组织.xlsx')]);
    await scene.intake.unused.removeForgotten(tenantId);
    expect(await scene.count('intake.import_file_part', tenantId)).toBeGreaterThan(0);
    await scene.database.owner(
      `UPDATE intake.import_run SET created_at = created_at - interval '8 days' WHERE id = $1`,
      [run.id],
    );
    await scene.intake.unused.removeForgotten(tenantId);
    expect(await scene.count('intake.import_file_part', tenantId)).toBe(0);
    expect((await scene.intake.readings.one(administrator, run.id)).run.problemCode).toBe('intake.expired');

    const second = await scene.intake.imports.dryRun(administrator, [demo('组织.xlsx')]);
    await scene.intake.orders.orderApplication(administrator, second.run.id, second.run.version, {
      skipRefused: false,
    });
    expect(await scene.intake.unused.stranded(tenantId)).toEqual([]);
    await scene.database.owner(`UPDATE intake.import_run SET seen_at = seen_at - interval '1 hour' WHERE id = $1`, [
      second.run.id,
    ]);
    expect(await scene.intake.unused.stranded(tenantId)).toEqual([second.run.id]);
  });
});
